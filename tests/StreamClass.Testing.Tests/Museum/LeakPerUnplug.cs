using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A camera with a thread that fills frames while its stream runs.</summary>
/// <remarks>
/// Knowledge base article 975246: Usbcamd2.sys leaks each time that a camera is pulled out while it streams. CLOSE_STREAM may come
/// without a Stop (srb-close-stream).
/// </remarks>
public sealed class LeakPerUnplug : Exhibit
{
    public override string Bug =>
        "What the stream took for running is given back when it pauses, but not when it is closed without that, as after a removal (KB 975246).";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*frame thread did not end*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await Task.WhenAll(CaptureAsync(), UnplugAsync());

        async Task CaptureAsync()
        {
            await Task.Yield();
            try
            {
                await using var filter = await device.OpenFilterAsync();
                await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
                await pin.SetStateAsync(KsState.Pause);
                await pin.SetStateAsync(KsState.Run);
                await pin.ReadAsync(new byte[1]);
                await pin.SetStateAsync(KsState.Pause);
                await pin.SetStateAsync(KsState.Stop);
            }
            catch (Exception gone) when (gone is StreamRequestException or ObjectDisposedException)
            {
                // The camera was pulled out.
            }
        }

        async Task UnplugAsync()
        {
            await Task.Delay(TimeSpan.FromMilliseconds(8), machine.TimeProvider);
            await device.SurpriseRemoveAsync();
        }
    }

    private sealed class CameraStream
    {
        public Shared<HwStreamRequestBlock?> Read { get; } = new(null);

        public KernelEvent? Stop { get; set; }
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private static readonly TimeSpan FrameTime = TimeSpan.FromMilliseconds(5);

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true, PerStreamExtension = Extension.Of<CameraStream>() });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            if (isCorrected && srb.Command == SrbCommand.CloseStream)
            {
                Stop(srb.StreamObject.HwStreamExtension.As<CameraStream>());
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.SetStreamState)
            {
                var stream = srb.StreamObject.HwStreamExtension.As<CameraStream>();
                if (srb.CommandData.StreamState == KsState.Run)
                {
                    stream.Stop = kernel.CreateEvent(KernelEventType.Notification);
                    kernel.CreateSystemThread(Fill, stream, "frame thread");
                }
                else
                {
                    Stop(stream);
                }
            }

            Complete(srb, NtStatus.Success);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb) =>
            srb.StreamObject.HwStreamExtension.As<CameraStream>().Read.Value = srb;

        public override void CancelPacket(HwStreamRequestBlock srb)
        {
            // At DISPATCH_LEVEL: the thread has it, or does not see it any more.
            var stream = srb.StreamObject.HwStreamExtension.As<CameraStream>();
            if (stream.Read.Value == srb)
            {
                stream.Read.Value = null;
                Complete(srb, NtStatus.Cancelled);
            }
        }

        private static void Stop(CameraStream stream)
        {
            stream.Stop?.Set();
            stream.Stop = null;
        }

        private void Fill(object? context)
        {
            var stream = (CameraStream)context!;
            for (var stop = stream.Stop; stop is not null && !stop.Wait(FrameTime);)
            {
                if (stream.Read.Value is { } srb)
                {
                    stream.Read.Value = null;
                    srb.CommandData.DataBufferArray[0].DataUsed = 1;
                    Complete(srb, NtStatus.Success);
                }
            }
        }
    }
}
