using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Devices.Dvd;

/// <summary>The requests of a DVD decoder, without the decoder. Reference 13.12, 15.3.</summary>
internal sealed class DvdDecoderDevice : IStrMiniDriver
{
    public const int Video = 0;
    public const int Audio = 1;
    public const int SubPicture = 2;
    public const int Captions = 3;

    private const KsStreamHeaderOptions Copied =
        KsStreamHeaderOptions.DataDiscontinuity | KsStreamHeaderOptions.TimeDiscontinuity | KsStreamHeaderOptions.TypeChanged;

    private readonly Queue<HwStreamRequestBlock> _captions = new();

    public DvdStream[] Streams { get; } = [new(), new(), new()];

    public DvdCopyStates CopyStates { get; } = new();

    /// <summary>Whether its streams tell their copy state.</summary>
    public bool HasCopyState { get; init; } = true;

    public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData { MiniDriver = this });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(4);
                break;
            case SrbCommand.GetStreamInfo:
                Describe(srb.CommandData.StreamBuffer);
                break;
            case SrbCommand.OpenStream when srb.StreamObject.StreamNumber != Captions:
                CopyStates.Open(srb.StreamObject.StreamNumber);
                break;
        }

        EchoDevice.Succeed(srb);
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
    {
        srb.Status = srb.Command switch
        {
            SrbCommand.GetStreamProperty => Get(srb),
            SrbCommand.SetStreamProperty => Set(srb),
            _ => NtStatus.Success,
        };
        if (srb.Status != NtStatus.Pending)
        {
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        }
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        var number = srb.StreamObject.StreamNumber;
        if (number == Captions)
        {
            _captions.Enqueue(srb);
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
            return;
        }

        foreach (ref readonly var header in srb.CommandData.DataBufferArray)
        {
            Streams[number].Decoded.Add(header.PresentationTime.Time);
            if (((KsDvdTypeSpecificFlags)header.TypeSpecificFlags & KsDvdTypeSpecificFlags.UseNewCssKey) != 0)
            {
                CopyStates.Mark(number);
            }

            if (number == Video && (header.OptionsFlags & Copied) != 0)
            {
                Tell(header.OptionsFlags & Copied);
            }
        }

        EchoDevice.Succeed(srb);
    }

    public void CancelPacket(HwStreamRequestBlock srb)
    {
        CopyStates.Cancel(srb);
        srb.Status = NtStatus.Cancelled;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    public void RequestTimeout(HwStreamRequestBlock srb) => CancelPacket(srb);

    private void Describe(HwStreamDescriptor descriptor)
    {
        var keys = KsDvdPropertySets.CopyProtection(HasCopyState);
        var rate = KsDvdPropertySets.RateChange();
        descriptor.Add(In([keys, rate], KsDvdFormat.Mpeg2VideoIn));
        descriptor.Add(In([keys, rate, KsDvdPropertySets.AudioDecoderOut()], KsDvdFormat.Ac3In, KsDvdFormat.LpcmIn));
        descriptor.Add(In([keys, rate, KsDvdPropertySets.SubPicture()], KsDvdFormat.SubpictureIn));
        descriptor.Add(new HwStreamInformation { DataFlow = KsPinDataFlow.Out, StreamFormatsArray = [KsDvdFormat.ClosedCaptionsOut] });
    }

    private static HwStreamInformation In(IReadOnlyList<KsPropertySet> sets, params IReadOnlyList<KsDataFormatBlock> ranges) => new()
    {
        DataFlow = KsPinDataFlow.In, StreamFormatsArray = ranges, StreamPropertiesArray = sets,
    };

    private NtStatus Get(HwStreamRequestBlock srb)
    {
        var info = srb.CommandData.PropertyInfo;
        var property = KsStructure.Read<KsProperty>(info.Property.Span);
        var number = srb.StreamObject.StreamNumber;
        if (IsCopyState(property))
        {
            KsStructure.Write(info.PropertyInfo.Span, new KsDvdCopySetCopyState { CopyState = CopyStates.Get(number) });
            srb.ActualBytesTransferred = KsDvdCopySetCopyState.NativeSize;
            return NtStatus.Success;
        }

        var (status, written) = Streams[number].Get(property, info.PropertyInfo.Span);
        srb.ActualBytesTransferred = (uint)written;
        return status;
    }

    private NtStatus Set(HwStreamRequestBlock srb)
    {
        var info = srb.CommandData.PropertyInfo;
        var property = KsStructure.Read<KsProperty>(info.Property.Span);
        if (!IsCopyState(property))
        {
            return Streams[srb.StreamObject.StreamNumber].Set(property, info.PropertyInfo.Span);
        }

        return CopyStates.TrySet(KsStructure.Read<KsDvdCopySetCopyState>(info.PropertyInfo.Span).CopyState, srb)
            ? NtStatus.Success
            : NtStatus.Pending;
    }

    private static bool IsCopyState(KsProperty property) =>
        property.Set == KsPropertySetId.CopyProt && property.Id == (uint)KsPropertyCopyProt.SetCopyState;

    /// <summary>The captions are told what the video was.</summary>
    private void Tell(KsStreamHeaderOptions flags)
    {
        if (_captions.TryDequeue(out var read))
        {
            read.CommandData.DataBufferArray[0].OptionsFlags = flags;
            read.CommandData.DataBufferArray[0].DataUsed = 0;
            read.Status = NtStatus.Success;
            read.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, read.StreamObject, read);
        }
    }
}
