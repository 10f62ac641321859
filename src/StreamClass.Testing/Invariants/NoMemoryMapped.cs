namespace StreamClass.Testing.Invariants;

/// <summary>No buffer can be reached by a device any more.</summary>
internal sealed class NoMemoryMapped : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        foreach (var mapping in machine.Memory.Mappings())
        {
            sentences.Add(
                $"{mapping.Adapter?.Name} can still reach {mapping.Length} bytes of memory at 0x{mapping.ScatterGather.Span[0].PhysicalAddress:X8}.");
        }
    }
}
