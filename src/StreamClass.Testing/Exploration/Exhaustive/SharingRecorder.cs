using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Follows one run: who acts, whose code it is, and what it touches.</summary>
/// <remarks>
/// What code does not declare counts as one object for each owner. Code that nobody is known to own, client code above all, may
/// touch what everybody owns.
/// </remarks>
internal sealed class SharingRecorder(bool isStateDeclared, BlindSpots blindSpots) : IRunObserver
{
    private static readonly Digest ThreadCode = Digest.Of(101);
    private static readonly Digest InterruptCode = Digest.Of(102);
    private static readonly Digest TimeCode = Digest.Of(103);
    private static readonly Digest ValueCode = Digest.Of(104);

    private readonly EventOrder _order = new();
    private readonly SharedObjects _objects = new();
    private readonly Dictionary<Runnable, object?> _starts = new(ReferenceEqualityComparer.Instance);
    private readonly SharedObject _everything = new(Digest.Of(100));
    private readonly ActingCode _code = new();

    /// <summary>Stands for the state that the machine is in at a choice.</summary>
    /// <remarks>
    /// Where threads cannot be changed it matters on top of whom the running code is; where they can, the one that runs is no
    /// different from those that stand preempted.
    /// </remarks>
    public Digest StateAt(in ChoicePoint point) => MayChangeThreads(point) ? _order.State : _order.State.Then(_code.Stack);

    /// <summary>Stands for the end of the run.</summary>
    public Digest StateAtEnd() => _order.State.Then(Digest.Of(0));

    public static bool MayChangeThreads(in ChoicePoint point) => point.Level < Irql.Dispatch;

    /// <summary>Who would act, the same in every run.</summary>
    public Digest CodeOf(in Choice choice) => choice.Kind switch
    {
        ChoiceKind.GoOn => ThreadCode.Then(_code.Acting.Name),
        ChoiceKind.Run => ThreadCode.Then(Actor(choice.Actor).Name),
        ChoiceKind.Interrupt => InterruptCode.Then(Object(choice.Subject!).Name),
        ChoiceKind.Value => ValueCode.Then(_code.Acting.Name).Then(Digest.Of((ulong)choice.Actor)),
        _ => TimeCode,
    };

    public Transition? End() => _order.End();

    public void Picked(in Choice choice, bool isOnStack)
    {
        _order.End();
        _order.Begin(CodeOf(choice));
        if (choice.Kind != ChoiceKind.Run)
        {
            if (!isOnStack && choice.Kind != ChoiceKind.Value)
            {
                _code.Change(Object(MachinePart.Nobody), MachinePart.Nobody);
            }

            return;
        }

        var runnable = (Runnable)choice.Subject!;
        var next = Actor(choice.Actor);
        _code.Change(next, runnable is ParkedStack ? next.Owner : _starts.GetValueOrDefault(runnable));
        Touch(next);
        if (runnable is not ParkedStack && (!isStateDeclared || IsClient(runnable)))
        {
            TouchUndeclared();
        }
    }

    public void Ended(Runnable runnable)
    {
        if (!isStateDeclared || IsClient(runnable))
        {
            TouchUndeclared();
        }
    }

    public void GoesOn(TraceKind point, object? subject)
    {
        Touch(_code.Acting);
        if (point != TraceKind.HandOver && _code.Acting.Routine is { } routine)
        {
            routine.HasPoint = true;
        }

        if (point == TraceKind.ServiceCall && subject is string)
        {
            Touch(Object(MachinePart.Services));
        }

        if (!isStateDeclared || !IsDeclared(point, subject))
        {
            TouchUndeclared();
        }
    }

    public void Queued(Runnable runnable)
    {
        var actor = Actor(runnable.Actor);
        Touch(actor);
        if (runnable is not ParkedStack)
        {
            _starts[runnable] = IsClient(runnable) ? null : _code.Owner;
        }
    }

    public void LeavesBehind(object code)
    {
        var left = Object(code);
        left.Owner = _code.Owner;
        Touch(left);
    }

    public void Due(object due, long time)
    {
        LeavesBehind(due);
        Touch(Object(MachinePart.Time), isWrite: false);
        Touch(_objects.At(time, TimeCode));
    }

    public void NestedBegins(object code, object? owner)
    {
        _code.Nest(Object(code), owner);
        Returned();
    }

    public void NestedEnds() => _code.Return();

    public void Returned()
    {
        Touch(_code.Acting);
        TouchUndeclared();
    }

    public object? Enter(object owner)
    {
        var outer = _code.Owner;
        Leave(owner);
        return outer;
    }

    public void Leave(object? outer)
    {
        _code.Owner = outer;
        TouchUndeclared();
    }

    public void RoutineBegins(object minidriver, string routine) =>
        _code.Acting.Routine = new RoutineCall($"{minidriver.GetType().Name}.{routine}", _code.Acting.Routine);

    public void RoutineEnds()
    {
        if (_code.Acting.Routine is { } ended)
        {
            blindSpots.Add(ended);
            _code.Acting.Routine = ended.Outer;
        }
    }

    public void Touch(object shared, bool isWrite) => Touch(Object(shared), isWrite);

    private static bool IsClient(Runnable runnable) => runnable is ClientCall or ScenarioStart;

    /// <summary>Whether only what is touched at the point tells what the code behind it touches.</summary>
    private static bool IsDeclared(TraceKind point, object? subject) =>
        point is TraceKind.SharedAccess or TraceKind.Wait or TraceKind.Stall
        || (point is TraceKind.ServiceCall or TraceKind.LockRelease && subject is KernelDispatcherObject or KernelSpinLock);

    private void TouchUndeclared()
    {
        if (_code.Owner is null)
        {
            Touch(_everything);
        }
        else if (!ReferenceEquals(_code.Owner, MachinePart.Nobody))
        {
            Touch(_everything, isWrite: false);
            Touch(Object(_code.Owner));
        }
    }

    private void Touch(SharedObject shared, bool isWrite = true) => _order.Touch(shared, isWrite);

    private SharedObject Actor(int number) => _objects.OfActor(number, _code.Acting);

    private SharedObject Object(object shared) => _objects.Of(shared, _code.Acting);
}
