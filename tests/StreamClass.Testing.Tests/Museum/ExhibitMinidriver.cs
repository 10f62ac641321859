using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>What every minidriver of the museum has in common: it answers all commands with success, and has one capture stream.</summary>
public abstract class ExhibitMinidriver : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Audio, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.None);

    public virtual void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
                Initialize(srb);
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(new HwStreamInformation { StreamFormatsArray = [Format] });
                break;
        }

        Complete(srb, NtStatus.Success);
    }

    public virtual void ReceiveStreamDataPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);

    public virtual void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);

    public virtual void CancelPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Cancelled);

    public virtual void RequestTimeout(HwStreamRequestBlock srb) => Complete(srb, NtStatus.IoDeviceError);

    public virtual bool Interrupt(HwDeviceExtension extension) => false;

    /// <summary>Takes what INITIALIZE_DEVICE brings.</summary>
    protected virtual void Initialize(HwStreamRequestBlock srb)
    {
    }

    protected static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
