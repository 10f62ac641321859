using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>The arrival of an interrupt that was held up on its way.</summary>
internal sealed class LateInterrupt : DriveTimer
{
    /// <summary>By how much it is late (100 ns): 5 ms.</summary>
    private const long Delay = KernelDrive.Second / 200;

    private readonly VirtualDevice _device;

    public LateInterrupt(VirtualDevice device, long now)
        : base($"{device.Name} late interrupt")
    {
        _device = device;
        Due = now + Delay;
    }

    public override bool IsHardware => true;

    internal override void Fire() => _device.MendInterrupt();
}
