using StreamClass.Kernel;

namespace StreamClass.Testing.Scheduling;

/// <summary>The stacks that stand still, and the baton that goes from carrier to carrier.</summary>
/// <remarks>
/// Exactly one carrier runs at any time: the one that holds the baton. A stack that waits or is preempted keeps its carrier, and
/// another one takes over the loop of the scheduler.
/// </remarks>
internal sealed class Stacks(SimulatedProcessor processor, RunState run, CarrierPool carriers)
{
    private readonly List<ParkedStack> _parked = [];
    private Carrier? _carrier;

    /// <summary>What the next carrier runs before it chooses anything, or null.</summary>
    public Runnable? Next { get; set; }

    /// <summary>How many stacks stand preempted.</summary>
    public int Preempted { get; private set; }

    /// <summary>What the stacks wait for that cannot go on.</summary>
    public IEnumerable<KernelGate> Waiting => _parked.Where(static stack => !stack.IsReady).Select(static stack => stack.Gate!);

    /// <summary>A carrier has got the baton, with nothing on its stack.</summary>
    public void Begin(Carrier carrier)
    {
        processor.Begin();
        _carrier = carrier;
    }

    public Runnable? TakeNext()
    {
        var next = Next;
        Next = null;
        return next;
    }

    /// <summary>Describes the running stack, which is about to park.</summary>
    public ParkedStack Capture(KernelGate? gate, int actor) =>
        new(_carrier!, gate)
        {
            Actor = actor,
            Level = processor.Processor.Irql,
            Callback = processor.Processor.Callback,
            Thread = processor.Processor.ThreadOrNone,
        };

    /// <summary>Parks the running stack, and passes the baton to what comes next. Returns when the baton has come back.</summary>
    public void Park(ParkedStack stack, Runnable? next, Scheduler scheduler)
    {
        processor.Processor.Irql = Irql.Passive;
        processor.Processor.Callback = null;
        processor.Processor.ThreadOrNone = null;
        _parked.Add(stack);
        Preempted += stack.Gate is null ? 1 : 0;
        Processor.Leave();
        if (next is ParkedStack other)
        {
            other.Carrier.Give();
        }
        else
        {
            Next = next;
            carriers.Rent(scheduler).Give();
        }

        stack.Carrier.Await();
        Resume(stack);
    }

    /// <summary>Passes the baton to a stack; the carrier that had it has nothing left to do.</summary>
    public void GiveTo(ParkedStack stack, Carrier carrier)
    {
        Processor.Leave();
        carriers.Return(carrier);
        stack.Carrier.Give();
    }

    /// <summary>Unwinds the stacks that are left, one after the other; the last carrier ends the run.</summary>
    public void Unwind(Carrier carrier)
    {
        if (_parked is [var stack, ..])
        {
            GiveTo(stack, carrier);
            return;
        }

        Processor.Leave();
        carriers.Return(carrier);
        run.Finish();
    }

    private void Resume(ParkedStack stack)
    {
        Processor.Current = processor.Processor;
        _carrier = stack.Carrier;
        _parked.Remove(stack);
        Preempted -= stack.Gate is null ? 1 : 0;
        processor.Processor.Irql = stack.Level;
        processor.Processor.Callback = stack.Callback;
        processor.Processor.ThreadOrNone = stack.Thread;
        run.ThrowIfStopping();
        processor.Note(stack.Kind, stack.Subject);
    }
}
