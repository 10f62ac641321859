namespace StreamClass.Testing.Invariants;

/// <summary>No routine of a minidriver threw.</summary>
internal sealed class NoDeviceFailure : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.DeviceFailed;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
        from node in machine.Nodes
        let failure = node.Device.Failure
        where failure is not null
        select $"{node.Device.Name} failed: its {failure.Routine} threw {failure.Exception.GetType().Name}: {failure.Exception.Message}";
}
