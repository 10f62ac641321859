using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>What can run below DISPATCH_LEVEL, in the order in which it came.</summary>
internal sealed class RunQueue(SimulatedMachine machine)
{
    private readonly List<Runnable> _runnable = [];

    public int Count => _runnable.Count;

    public Runnable this[int index] => _runnable[index];

    public void Add(Runnable added)
    {
        machine.Note(TraceKind.Queue, added.Subject);
        _runnable.Add(added);
        if (machine.OffersEveryOrder)
        {
            machine.Actors.Of(added);
            machine.Observer?.Queued(added);
        }
    }

    /// <summary>Adds the running stack, which something else is about to preempt.</summary>
    public void AddPreempted(ParkedStack stack)
    {
        machine.Note(TraceKind.Preempted, null);
        _runnable.Add(stack);
    }

    public void MakeReady(ParkedStack stack)
    {
        if (!stack.IsReady)
        {
            stack.IsReady = true;
            machine.Observer?.Queued(stack);
            if (stack.Timeout is not null)
            {
                machine.Observer?.Touch(stack.Timeout, isWrite: true);
                machine.Clock.Events.Remove(stack.Timeout);
            }

            _runnable.Add(stack);
        }
    }

    public void Remove(Runnable taken) => _runnable.Remove(taken);
}
