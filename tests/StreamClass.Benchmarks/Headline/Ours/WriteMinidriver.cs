using StreamClass.Benchmarks.Headline.Running;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Headline.Ours;

/// <summary>Takes writes and completes each in the call that brings it.</summary>
internal class WriteMinidriver(Tally tally) : IStrMiniDriver
{
    public static KsDataFormatBlock Format { get; } =
        KsDataFormatBlock.Create(KsDataFormatType.Stream, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    protected Tally Tally => tally;

    public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData { MiniDriver = this });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(new()
                {
                    NumberOfPossibleInstances = uint.MaxValue,
                    DataFlow = KsPinDataFlow.In,
                    StreamFormatsArray = [Format],
                });
                break;
            case SrbCommand.OpenStream or SrbCommand.CloseStream or SrbCommand.UninitializeDevice:
                break;
            default:
                Complete(srb, NtStatus.NotImplemented);
                return;
        }

        Complete(srb, NtStatus.Success);
    }

    public virtual void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        tally.EnterWithRequest();
        Complete(srb, NtStatus.Success);
        tally.Leave();
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);

    public void CancelPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Cancelled);

    public void RequestTimeout(HwStreamRequestBlock srb) => Complete(srb, NtStatus.IoDeviceError);

    protected static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
