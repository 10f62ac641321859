namespace StreamClass.Kernel;

/// <summary>A timer of the operating system: it queues its deferred procedure call when it is due.</summary>
/// <remarks>Native name: KTIMER. Setting it again replaces the due time.</remarks>
internal sealed class KernelTimer(KernelDrive drive, string name, Dpc dpc) : DriveTimer(name)
{
    public override bool IsHardware => false;

    /// <summary>Sets the timer to fire after <paramref name="delay"/> (100 ns).</summary>
    public void Set(long delay)
    {
        drive.Disarm(this);
        Due = drive.Now + Math.Max(delay, 0);
        drive.Arm(this);
    }

    public void Cancel() => drive.Disarm(this);

    internal override void Fire() => dpc.Queue();
}
