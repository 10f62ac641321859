using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>What can run below DISPATCH_LEVEL, in the order in which it came.</summary>
internal sealed class RunQueue(SimulatedMachine machine)
{
    private readonly List<Runnable> _runnable = [];

    public int Count => _runnable.Count;

    public Runnable this[int index] => _runnable[index];

    /// <summary>What waits for a processor and is not client code: deferred calls, work items, threads.</summary>
    public IEnumerable<Runnable> SystemWork => _runnable.Where(IsSystemWork);

    public bool HasSystemWork => _runnable.Exists(IsSystemWork);

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

    private static bool IsSystemWork(Runnable runnable) => runnable is WorkItemRun or HandedOverDpc or SystemThreadRun or ParkedStack;
}
