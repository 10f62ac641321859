namespace StreamClass.Testing.Invariants;

/// <summary>No lock is held.</summary>
internal sealed class NoLockHeld : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine)
    {
        for (var i = 0; i < machine.Kernel.SpinLocks.Count; i++)
        {
            if (machine.Kernel.SpinLocks[i] is { IsHeld: true } held)
            {
                yield return $"Spin lock {i + 1} is still held; it was taken by {held.Holder}.";
            }
        }

        for (var i = 0; i < machine.Kernel.Mutexes.Count; i++)
        {
            if (!machine.Kernel.Mutexes[i].IsSignalled)
            {
                yield return $"Mutex {i + 1} is still owned by a thread.";
            }
        }

        foreach (var node in machine.Nodes)
        {
            if (node.Device.Lock.IsHeld && !node.Device.IsAbandoned)
            {
                yield return $"{node.Device.Lock} is still held.";
            }
        }
    }
}
