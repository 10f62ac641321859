using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Docs;

public sealed class Tone : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Audio, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.None);

    public static NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData { MiniDriver = new Tone() });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice: srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1); break;
            case SrbCommand.GetStreamInfo: srb.CommandData.StreamBuffer.Add(new() { StreamFormatsArray = [Format] }); break;
            case SrbCommand.OpenStream or SrbCommand.CloseStream or SrbCommand.UninitializeDevice: break;
            default: Complete(srb, NtStatus.NotImplemented); return;
        }
        Complete(srb, NtStatus.Success);
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        srb.GetDataBuffer(0).Span.Fill(0x40);
        srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
        Complete(srb, NtStatus.Success);
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);
    public void CancelPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Cancelled);
    public void RequestTimeout(HwStreamRequestBlock srb) => Complete(srb, NtStatus.IoDeviceError);

    private static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
