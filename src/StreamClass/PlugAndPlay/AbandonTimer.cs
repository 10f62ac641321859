using StreamClass.ClassDriver;
using StreamClass.Kernel;

namespace StreamClass.PlugAndPlay;

/// <summary>Bounds how long the class driver waits for a minidriver that is to let go.</summary>
internal readonly struct AbandonTimer : IDisposable
{
    private readonly KernelTimer _timer;

    private AbandonTimer(KernelTimer timer) => _timer = timer;

    /// <summary>Abandons <paramref name="device"/> unless disposed of within <paramref name="limit"/>.</summary>
    public static AbandonTimer Start(ClassDevice device, TimeSpan limit)
    {
        var dpc = new Dpc(device.Drive, static state => ((ClassDevice)state!).Abandon(), device);
        var timer = new KernelTimer(device.Drive, $"{device.Name} shutdown limit", dpc);
        timer.Set(limit.Ticks);
        return new AbandonTimer(timer);
    }

    public void Dispose() => _timer.Cancel();
}
