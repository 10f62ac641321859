using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>Two cameras of one driver, which serves all that stream with one thread: the first to start makes it, the last to stop ends it.</summary>
/// <remarks>Knowledge base article 959660: a race in Usbcamd2.sys when a program that captures from two cameras restarts.</remarks>
public sealed class CamerasRestartTogether : Exhibit
{
    public override string Bug =>
        "The count of cameras that stream is exact, but the thread is ended after the count: a camera that stops ends the thread that another has just started, and its own stays for ever (KB 959660).";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*cameras did not end*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var driver = machine.LoadDriver(new Minidriver(isCorrected, machine.Kernel).DriverEntry);
        await using var left = await OpenAsync(driver);
        await using var right = await OpenAsync(driver);
        await left.SetStateAsync(KsState.Run);
        await Task.WhenAll(StopAsync(), RestartAsync());

        async Task StopAsync()
        {
            await Task.Yield();
            await left.SetStateAsync(KsState.Pause);
        }

        async Task RestartAsync()
        {
            await Task.Yield();
            await right.SetStateAsync(KsState.Run);
            await right.ReadAsync(new byte[1]);
            await right.SetStateAsync(KsState.Pause);
        }
    }

    private static async Task<Pin> OpenAsync(Driver driver)
    {
        var device = await driver.StartDeviceAsync();
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        return pin;
    }

    private sealed class CameraDevice
    {
        public bool IsStreaming { get; set; }

        public Shared<HwStreamRequestBlock?> Read { get; } = new(null);
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(33);

        private readonly KernelMutex _starting = kernel.CreateMutex();
        private readonly List<CameraDevice> _cameras = [];
        private readonly Shared<KernelEvent?> _stop = new(null);
        private int _streaming;

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true, DeviceExtension = Extension.Of<CameraDevice>() });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb) => srb.HwDeviceExtension.As<CameraDevice>().Read.Value = srb;

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.SetStreamState)
            {
                if (isCorrected)
                {
                    _starting.Wait(Timeout.InfiniteTimeSpan);
                }

                Stream(srb.HwDeviceExtension.As<CameraDevice>(), srb.CommandData.StreamState == KsState.Run);
                if (isCorrected)
                {
                    _starting.Release();
                }
            }

            Complete(srb, NtStatus.Success);
        }

        public override void RequestTimeout(HwStreamRequestBlock srb)
        {
            srb.HwDeviceExtension.As<CameraDevice>().Read.Value = null;
            base.RequestTimeout(srb);
        }

        protected override void Initialize(HwStreamRequestBlock srb) => _cameras.Add(srb.HwDeviceExtension.As<CameraDevice>());

        private void Stream(CameraDevice camera, bool streams)
        {
            if (camera.IsStreaming == streams)
            {
                return;
            }

            camera.IsStreaming = streams;
            if (streams && Interlocked.Increment(ref _streaming) == 1)
            {
                _stop.Value = kernel.CreateEvent(KernelEventType.Notification);
                kernel.CreateSystemThread(Serve, _stop.Value, "cameras");
            }
            else if (!streams && Interlocked.Decrement(ref _streaming) == 0)
            {
                _stop.Value!.Set();
            }
        }

        private void Serve(object? context)
        {
            var stop = (KernelEvent)context!;
            while (!stop.Wait(FrameTime))
            {
                foreach (var camera in _cameras)
                {
                    if (camera.Read.Value is { } srb)
                    {
                        camera.Read.Value = null;
                        srb.CommandData.DataBufferArray[0].DataUsed = 1;
                        Complete(srb, NtStatus.Success);
                    }
                }
            }
        }
    }
}
