using StreamClass.ClassDriver.Events;
using StreamClass.ClassDriver.Queues;

namespace StreamClass.Testing.Invariants;

/// <summary>No event is enabled.</summary>
internal sealed class NoEventEnabled : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        foreach (var node in machine.Nodes)
        {
            Look(node.Device.EventQueue, sentences);
            foreach (var queue in node.Device.Queues)
            {
                // The queues of a stream share its events.
                if (queue.Kind == RequestQueueKind.Data)
                {
                    Look(queue.Stream!.EventQueue, sentences);
                }
            }
        }
    }

    private static void Look(EventQueue queue, List<string> sentences)
    {
        foreach (var enabled in queue.Enabled())
        {
            sentences.Add($"{enabled} is still enabled.");
        }
    }
}
