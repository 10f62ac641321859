using StreamClass.ClassDriver.Events;

namespace StreamClass.Testing.Invariants;

/// <summary>No event is enabled.</summary>
internal sealed class NoEventEnabled : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
        from node in machine.Nodes
        from queue in node.Device.Queues.Select(static queue => queue.Stream?.EventQueue).Append(node.Device.EventQueue).OfType<EventQueue>().Distinct()
        from enabled in queue.Enabled()
        select $"{enabled} is still enabled.";
}
