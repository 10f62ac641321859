namespace StreamClass.Kernel.Live;

/// <summary>Ends a wait that has taken as long as it may.</summary>
internal sealed class WaitLimit(ManualResetEventSlim signal) : DriveTimer("wait")
{
    public override bool IsHardware => false;

    public override bool OutlivesMachine => true;

    internal override void Fire() => signal.Set();
}
