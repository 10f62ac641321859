namespace StreamClass.Testing.Invariants;

/// <summary>No buffer can be reached by a device any more.</summary>
internal sealed class NoMemoryMapped : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
        from mapping in machine.Memory.Mappings()
        select $"{mapping.Adapter?.Name} can still reach {mapping.Length} bytes of memory at 0x{mapping.ScatterGather.Span[0].PhysicalAddress:X8}.";
}
