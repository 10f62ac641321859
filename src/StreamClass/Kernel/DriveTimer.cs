namespace StreamClass.Kernel;

/// <summary>One due time that a drive watches. What it calls must not block.</summary>
internal abstract class DriveTimer(string name)
{
    private object? _driveState;

    /// <summary>Names the timer in a trace.</summary>
    public string Name { get; } = name;

    /// <summary>When to fire, in units of 100 ns since the machine was switched on. Set before arming.</summary>
    public long Due { get; set; }

    /// <summary>Whether the timer belongs to virtual hardware, which keeps running whatever the processor masks.</summary>
    public abstract bool IsHardware { get; }

    /// <summary>Whose code it calls, for <see cref="ISharingObserver"/>; null means that of whoever arms it.</summary>
    public virtual object? Owner => null;

    /// <summary>Whether it fires even after the machine has been switched off, because a thread would not come back otherwise.</summary>
    public virtual bool OutlivesMachine => false;

    /// <summary>What the drive keeps for the timer while it is armed.</summary>
    internal object? DriveState
    {
        get => Volatile.Read(ref _driveState);
        set => Volatile.Write(ref _driveState, value);
    }

    /// <summary>Sets <see cref="DriveState"/> unless another thread was first.</summary>
    /// <returns>What the other thread has set, or null.</returns>
    internal object? TrySetDriveState(object state) => Interlocked.CompareExchange(ref _driveState, state, null);

    /// <summary>Called by the drive once the due time has come.</summary>
    internal abstract void Fire();

    public override string ToString() => Name;
}
