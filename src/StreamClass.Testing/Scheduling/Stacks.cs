using StreamClass.Kernel;
using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Scheduling;

/// <summary>The stacks that stand still, and the baton that goes from carrier to carrier.</summary>
/// <remarks>
/// Exactly one carrier runs at any time: the one that holds the baton. A stack stands still because it waits or was preempted by another
/// thread of its processor (it is parked then), or because another processor goes on. It keeps its carrier.
/// </remarks>
internal sealed class Stacks(SimulatedMachine machine, RunQueue queue, CarrierPool carriers)
{
    private readonly List<ParkedStack> _parked = [];
    private Choice _next;
    private bool _hasNext;

    /// <summary>How many stacks stand preempted.</summary>
    public int Preempted { get; private set; }

    /// <summary>The stacks that wait or were preempted.</summary>
    public IReadOnlyList<ParkedStack> Parked => _parked;

    /// <summary>What the stacks wait for that cannot go on.</summary>
    public IEnumerable<KernelGate> Waiting => _parked.Where(static stack => !stack.IsReady).Select(static stack => stack.Gate!);

    /// <summary>What the carrier that has just got the baton is to do before it chooses anything.</summary>
    public bool TryTakeNext(out Choice next)
    {
        next = _next;
        var hasNext = _hasNext;
        _next = default;
        _hasNext = false;
        return hasNext;
    }

    /// <summary>Passes the baton to a carrier with nothing on its stack.</summary>
    public void Begin(in Choice? next, IdleLoop loop)
    {
        Prepare(next);
        carriers.Rent(loop).Give();
    }

    /// <summary>Says what the carrier that comes next does first.</summary>
    public void Prepare(in Choice? next)
    {
        _next = next.GetValueOrDefault();
        _hasNext = next is not null;
    }

    /// <summary>Describes the running stack, which is about to park.</summary>
    public ParkedStack Capture(KernelGate? gate)
    {
        var running = machine.Running;
        return new ParkedStack(running.Carrier!, gate)
        {
            Actor = machine.Actors.Running,
            Home = running.Number,
            Level = running.Processor.Irql,
            Callback = running.Processor.NotedCallback,
            Thread = running.Processor.ThreadOrNone,
        };
    }

    /// <summary>Parks the running stack, and passes the baton to what comes next. Returns when the baton has come back.</summary>
    public void Park(ParkedStack stack, in Choice? next, IdleLoop loop)
    {
        var home = machine.Processors[stack.Home - 1];
        home.Processor.Irql = Irql.Passive;
        home.Processor.Callback = null;
        home.Processor.ThreadOrNone = null;
        home.IsBusy = false;
        _parked.Add(stack);
        Preempted += stack.Gate is null ? 1 : 0;
        Leave(next, loop);
        stack.Carrier.Await();
        Resume(stack, home);
    }

    /// <summary>Lets another processor go on. The running one stands still until the baton comes back.</summary>
    public void Stand(in Choice next, IdleLoop loop)
    {
        var standing = machine.Running;
        var carrier = standing.Carrier!;
        standing.Actor = machine.Actors.Running;
        Leave(next, loop);
        carrier.Await();
        machine.Execute(standing, carrier);
        machine.Actors.Running = standing.Actor;
        machine.Run.ThrowIfStopping();
        machine.Run.KeepPlace(null);
    }

    /// <summary>Passes the baton to a stack that stands still; the carrier that had it has nothing left to do.</summary>
    public void GiveTo(Carrier next, Carrier carrier)
    {
        Processor.Leave();
        carriers.Return(carrier);
        next.Give();
    }

    /// <summary>Unwinds the stacks that are left, one after the other; the last carrier ends the run.</summary>
    public void Unwind(Carrier carrier)
    {
        if (NextToUnwind() is { } next)
        {
            GiveTo(next, carrier);
            return;
        }

        Processor.Leave();
        carriers.Return(carrier);
        machine.Run.Finish();
        carriers.Player?.RunIsOver(carrier);
    }

    private Carrier? NextToUnwind()
    {
        foreach (var processor in machine.Processors)
        {
            if (processor.IsBusy)
            {
                return processor.Carrier;
            }
        }

        return _parked is [var stack, ..] ? stack.Carrier : null;
    }

    /// <summary>Passes the baton on from a stack that keeps its carrier. The caller touches nothing of the simulation afterwards.</summary>
    private void Leave(in Choice? next, IdleLoop loop)
    {
        Processor.Leave();
        switch (next?.Subject)
        {
            case ParkedStack parked:
                queue.Remove(parked);
                parked.Carrier.Give();
                break;
            case SimulatedProcessor standing:
                standing.Carrier!.Give();
                break;
            default:
                Begin(next, loop);
                break;
        }
    }

    private void Resume(ParkedStack stack, SimulatedProcessor home)
    {
        machine.Execute(home, stack.Carrier);
        home.IsBusy = true;
        _parked.Remove(stack);
        Preempted -= stack.Gate is null ? 1 : 0;
        home.Processor.Irql = stack.Level;
        home.Processor.Callback = stack.Callback;
        home.Processor.ThreadOrNone = stack.Thread;
        machine.Actors.Running = stack.Actor;
        machine.Run.ThrowIfStopping();
        machine.Note(stack.Kind, stack.Subject);
        machine.Run.KeepPlace(null);
    }
}
