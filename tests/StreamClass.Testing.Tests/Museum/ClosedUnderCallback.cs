using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A software source that prepares its test picture at low priority when the stream begins to run.</summary>
public sealed class ClosedUnderCallback : Exhibit
{
    public override string Bug => "With synchronization off, CLOSE_STREAM gives the picture back while the low-priority routine still draws it.";

    public override SimulationFailure Failure => SimulationFailure.DeviceFailed;

    public override string Message => "*Low priority routine*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.CloseAsync();
    }

    private sealed class SourceStream
    {
        public Shared<byte[]?> Picture { get; } = new(null);

        /// <summary>Whether nothing draws.</summary>
        public KernelEvent IsDrawn { get; set; } = null!;
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private const int Lines = 8;

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true, PerStreamExtension = Extension.Of<SourceStream>() });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            switch (srb.Command)
            {
                case SrbCommand.OpenStream:
                    var opened = srb.StreamObject.HwStreamExtension.As<SourceStream>();
                    opened.Picture.Value = new byte[Lines];
                    opened.IsDrawn = kernel.CreateEvent(KernelEventType.Notification, signalled: true);
                    break;
                case SrbCommand.CloseStream:
                    var closed = srb.StreamObject.HwStreamExtension.As<SourceStream>();
                    if (isCorrected)
                    {
                        closed.IsDrawn.Wait(Timeout.InfiniteTimeSpan);
                    }

                    closed.Picture.Value = null;
                    break;
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.SetStreamState && srb.CommandData.StreamState == KsState.Pause)
            {
                var stream = srb.StreamObject.HwStreamExtension.As<SourceStream>();
                stream.IsDrawn.Reset();
                srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.Low, Draw, stream);
            }

            Complete(srb, NtStatus.Success);
        }

        private static void Draw(object? context)
        {
            var stream = (SourceStream)context!;
            for (var line = 0; line < Lines; line++)
            {
                stream.Picture.Value![line] = (byte)line;
            }

            stream.IsDrawn.Set();
        }
    }
}
