using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A meter is read by the timer of the device, once it has settled, whoever has opened its stream.</summary>
public sealed class TimerAfterClose : Exhibit
{
    public override string Bug =>
        "The timer of the device is not cancelled when the stream that it works for is closed: when it is due, it uses what the close has freed.";

    public override SimulationFailure Failure => SimulationFailure.DeviceFailed;

    public override string Message => "*timer routine*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);

        // Time enough for the meter to settle, if the host does not dawdle before it lets it run.
        var shown = Task.Delay(2 * Minidriver.Settling, machine.TimeProvider);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await shown;
        await pin.ReadAsync(new byte[4]);
        await pin.SetStateAsync(KsState.Pause);
        await pin.CloseAsync();
        await Task.Delay(Minidriver.Settling, machine.TimeProvider);
    }

    private sealed class Meter
    {
        public List<byte>? Samples { get; set; }
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(1);

        public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
            StreamClassDriver.RegisterMinidriver(
                driver, registryPath, new HwInitializationData { MiniDriver = this, PerStreamExtension = Extension.Of<Meter>() });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            switch (srb.Command)
            {
                case SrbCommand.OpenStream:
                    srb.StreamObject.HwStreamExtension.As<Meter>().Samples = [];
                    break;
                case SrbCommand.CloseStream:
                    srb.StreamObject.HwStreamExtension.As<Meter>().Samples = null;
                    if (isCorrected)
                    {
                        srb.StreamClass.ScheduleTimer(null, 0, null, null);
                    }

                    break;
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.SetStreamState && srb.CommandData.StreamState == KsState.Run)
            {
                srb.StreamClass.ScheduleTimer(null, (uint)Settling.TotalMicroseconds, Measure, srb.StreamObject);
            }

            Complete(srb, NtStatus.Success);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var samples = srb.StreamObject.HwStreamExtension.As<Meter>().Samples!;
            var count = Math.Min(samples.Count, (int)srb.NumberOfBytesToTransfer);
            samples.GetRange(0, count).CopyTo(srb.GetDataBuffer(0).Span);
            samples.RemoveRange(0, count);
            srb.CommandData.DataBufferArray[0].DataUsed = (uint)count;
            Complete(srb, NtStatus.Success);
        }

        private static void Measure(object? context)
        {
            var stream = (HwStreamObject)context!;
            stream.HwStreamExtension.As<Meter>().Samples!.Add((byte)stream.HwDeviceExtension.StreamClass.Kernel.QueryPerformanceCounter());
        }
    }
}
