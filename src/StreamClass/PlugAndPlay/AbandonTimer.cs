using StreamClass.ClassDriver;
using StreamClass.Kernel;

namespace StreamClass.PlugAndPlay;

/// <summary>Bounds how long the class driver waits for a minidriver that is to let go.</summary>
internal sealed class AbandonTimer : DriveTimer, IDisposable
{
    private readonly ClassDevice _device;

    private AbandonTimer(ClassDevice device)
        : base($"{device.Name} shutdown limit") => _device = device;

    public override bool IsHardware => false;

    /// <summary>Abandons <paramref name="device"/> unless disposed of within <paramref name="limit"/>.</summary>
    public static AbandonTimer Start(ClassDevice device, TimeSpan limit)
    {
        var timer = new AbandonTimer(device) { Due = device.Drive.Now + limit.Ticks };
        device.Drive.Arm(timer);
        return timer;
    }

    public void Dispose() => _device.Drive.Disarm(this);

    internal override void Fire() => _device.Abandon();
}
