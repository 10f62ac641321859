using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace DvdDecoder;

/// <summary>The minidriver of the DVD decoder card.</summary>
/// <remarks>
/// <para>
/// Class synchronization is on, so no two of these routines run at once for one card, the interrupt service routine included. Everything
/// that belongs to a card is in <see cref="DecoderDevice"/>, everything of a stream in <see cref="DecoderStream"/>: the driver itself has no
/// state, and one object serves any number of cards.
/// </para>
/// <para>No routine waits: data requests go to the card and are completed by its interrupt, all others are completed at once.</para>
/// </remarks>
public sealed partial class DecoderDriver : IStrMiniDriver
{
    private DecoderDriver()
    {
    }

    /// <summary>The entry point: registers the minidriver.</summary>
    /// <param name="driver">The driver object.</param>
    /// <param name="registryPath">Where the driver's values are in the registry.</param>
    public static NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData
        {
            MiniDriver = new DecoderDriver(),
            HasInterrupt = true,
            DeviceExtension = Extension.Of<DecoderDevice>(),
            PerStreamExtension = Extension.Of<DecoderStream>(),
            PerRequestExtensionSize = System.Runtime.CompilerServices.Unsafe.SizeOf<RequestPlace>(),
            BusMasterDma = true,
            DmaBufferSize = DecoderDevice.DmaBufferSize,
        });

    /// <inheritdoc/>
    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        srb.Status = HandleDeviceRequest(srb);
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    /// <inheritdoc/>
    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
    {
        srb.Status = HandleControlRequest(srb);
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    /// <inheritdoc/>
    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        if (DeviceOf(srb).IsGone || srb.Command is not (SrbCommand.ReadData or SrbCommand.WriteData))
        {
            srb.Status = DeviceOf(srb).IsGone ? NtStatus.DeviceRemoved : NtStatus.NotImplemented;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            return;
        }

        StreamOf(srb).Submit(srb);
    }

    /// <inheritdoc/>
    public void CancelPacket(HwStreamRequestBlock srb) => StreamOf(srb).Abort(srb, NtStatus.Cancelled);

    /// <inheritdoc/>
    public void RequestTimeout(HwStreamRequestBlock srb) => StreamOf(srb).Abort(srb, NtStatus.IoDeviceError);

    /// <inheritdoc/>
    public bool Interrupt(HwDeviceExtension device)
    {
        var card = device.As<DecoderDevice>();
        var pending = card.Hardware.TakeInterrupts();
        for (var channel = 0; channel < DecoderStreams.Count; channel++)
        {
            if (card.Stream(channel) is { } stream)
            {
                ServiceStream(stream, pending >> channel);
            }
        }

        return pending != 0;
    }

    private static void ServiceStream(DecoderStream stream, uint pending)
    {
        if ((pending & (1u << DecoderRegisters.StarvingShift)) != 0)
        {
            stream.ReportStarving();
        }

        if ((pending & 1) != 0)
        {
            stream.Service();
        }
    }

    private static DecoderDevice DeviceOf(HwStreamRequestBlock srb) => srb.HwDeviceExtension.As<DecoderDevice>();

    private static DecoderStream StreamOf(HwStreamRequestBlock srb) => srb.StreamObject.HwStreamExtension.As<DecoderStream>();
}
