using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests;

/// <summary>A minidriver with one capture stream that answers everything with success, but for what a test does in its place.</summary>
internal sealed class PliantMinidriver : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Audio, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.None);

    public HwInitializationData Registration { get; init; } = new() { MiniDriver = null! };

    public KsPinDataFlow DataFlow { get; init; } = KsPinDataFlow.Out;

    public HwReceivePacketRoutine OnDevice { get; init; } = Succeed;

    public HwReceivePacketRoutine OnData { get; init; } = Succeed;

    public HwReceivePacketRoutine OnControl { get; init; } = Succeed;

    public HwReceivePacketRoutine OnCancel { get; init; } = static srb => Complete(srb, NtStatus.Cancelled);

    public HwReceivePacketRoutine OnTimeout { get; init; } = static srb => Complete(srb, NtStatus.IoDeviceError);

    public Func<bool> OnInterrupt { get; init; } = static () => false;

    /// <summary>The registers of the board that was started last.</summary>
    public IoRange? Registers { get; private set; }

    public async Task<Device> StartAsync(Machine machine, VirtualDevice? board = null)
    {
        var driver = machine.LoadDriver(
            (loaded, path) => StreamClassDriver.RegisterMinidriver(loaded, path, Registration with { MiniDriver = this }), "Pliant");
        return board is null ? await driver.StartDeviceAsync() : await driver.StartDeviceAsync(board);
    }

    public async Task<Pin> OpenPinAsync(Machine machine, VirtualDevice? board = null)
    {
        var filter = await (await StartAsync(machine, board)).OpenFilterAsync();
        return await filter.OpenPinAsync(0, Format);
    }

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
                Registers = srb.CommandData.ConfigInfo.AccessRanges is [var range, ..] ? range.Io : null;
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(new HwStreamInformation { DataFlow = DataFlow, StreamFormatsArray = [Format] });
                break;
            case SrbCommand.OpenStream:
                srb.StreamObject.Dma = Registration.BusMasterDma;
                break;
        }

        OnDevice(srb);
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb) => OnData(srb);

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => OnControl(srb);

    public void CancelPacket(HwStreamRequestBlock srb) => OnCancel(srb);

    public void RequestTimeout(HwStreamRequestBlock srb) => OnTimeout(srb);

    public bool Interrupt(HwDeviceExtension device) => OnInterrupt();

    public static void Succeed(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);

    public static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    /// <summary>Completes a request, and says nothing of the queue.</summary>
    public static void CompleteOnly(HwStreamRequestBlock srb)
    {
        srb.Status = NtStatus.Success;
        srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
    }

    /// <summary>Keeps a request, and takes the next.</summary>
    public static void Keep(HwStreamRequestBlock srb) =>
        srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
}
