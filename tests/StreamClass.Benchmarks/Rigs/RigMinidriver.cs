using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>A minidriver with an input and an output stream that agrees to everything; what it does with data is up to those that derive from it.</summary>
internal abstract class RigMinidriver : IStrMiniDriver
{
    /// <summary>The stream that takes data.</summary>
    public const int Input = 0;

    /// <summary>The stream that gives data.</summary>
    public const int Output = 1;

    /// <summary>The property of both streams, in <see cref="PropertySet"/>.</summary>
    public const uint Level = 0;

    public static readonly Guid PropertySet = new("6a1c5b0e-5d2f-4c38-9d0a-3e6f7b8c9d10");

    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.Mpeg2Video, KsDataFormatSpecifier.None);

    private static readonly KsPropertySet Properties =
        new(PropertySet, new KsPropertyItem { PropertyId = Level, GetSupported = true, MinData = sizeof(uint) });

    /// <summary>How many data requests it was handed.</summary>
    public long Received { get; private protected set; }

    /// <summary>How many property requests it has answered.</summary>
    public long PropertiesAnswered { get; private set; }

    protected virtual HwInitializationData Registration => new() { MiniDriver = this };

    public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, Registration);

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                Initialize(srb.CommandData.ConfigInfo);
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(2);
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(Describe(KsPinDataFlow.In));
                srb.CommandData.StreamBuffer.Add(Describe(KsPinDataFlow.Out));
                break;
            case SrbCommand.OpenStream:
                Open(srb.StreamObject);
                break;
        }

        Complete(srb, NtStatus.Success);
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
    {
        if (srb.Command == SrbCommand.GetStreamProperty)
        {
            PropertiesAnswered++;
            KsStructure.Write(srb.CommandData.PropertyInfo.PropertyInfo.Span, (uint)PropertiesAnswered);
            srb.ActualBytesTransferred = sizeof(uint);
        }

        Complete(srb, NtStatus.Success);
    }

    public abstract void ReceiveStreamDataPacket(HwStreamRequestBlock srb);

    public virtual void CancelPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Cancelled);

    public virtual void RequestTimeout(HwStreamRequestBlock srb) => Complete(srb, NtStatus.IoDeviceError);

    public virtual bool Interrupt(HwDeviceExtension device) => false;

    /// <summary>Looks at what the device was given.</summary>
    protected virtual void Initialize(PortConfigurationInformation configuration)
    {
    }

    /// <summary>Says how a stream moves its data.</summary>
    protected virtual void Open(HwStreamObject stream)
    {
    }

    protected static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    /// <summary>Keeps a data request and is ready for the next.</summary>
    protected static void KeepAndGoOn(HwStreamRequestBlock srb) =>
        srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);

    private static HwStreamInformation Describe(KsPinDataFlow flow) => new()
    {
        NumberOfPossibleInstances = KsPinCInstances.NoMaximum,
        DataFlow = flow,
        StreamFormatsArray = [Format],
        StreamPropertiesArray = [Properties],
    };
}
