namespace StreamClass.Kernel;

/// <summary>What one waiting thread waits at. Opens once.</summary>
internal sealed class KernelGate(string name)
{
    private int _open;

    /// <summary>Names what is waited for.</summary>
    public string Name { get; } = name;

    public bool IsOpen => Volatile.Read(ref _open) != 0;

    /// <summary>Whose wait it is; null for waits that give nothing to the thread.</summary>
    public KernelThreadIdentity? Thread { get; init; }

    /// <summary>What the drive keeps for the waiting thread.</summary>
    internal object? DriveState { get; set; }

    /// <summary>Marks the gate as open; the drive's <see cref="KernelDrive.Wake"/> calls it.</summary>
    /// <returns>False when it was open already.</returns>
    internal bool TryOpen() => Interlocked.Exchange(ref _open, 1) == 0;
}
