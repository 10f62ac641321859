namespace StreamClass.Testing.Invariants;

/// <summary>No lock is held.</summary>
internal sealed class NoLockHeld : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        for (var i = 0; i < machine.Kernel.SpinLocks.Count; i++)
        {
            if (machine.Kernel.SpinLocks[i] is { IsHeld: true } held)
            {
                sentences.Add($"Spin lock {i + 1} is still held; it was taken by {held.Holder}.");
            }
        }

        for (var i = 0; i < machine.Kernel.Mutexes.Count; i++)
        {
            if (!machine.Kernel.Mutexes[i].IsSignalled)
            {
                sentences.Add($"Mutex {i + 1} is still owned by a thread.");
            }
        }

        foreach (var node in machine.Nodes)
        {
            if (node.Device.Lock.IsHeld && !node.Device.IsAbandoned)
            {
                sentences.Add($"{node.Device.Lock} is still held.");
            }
        }
    }
}
