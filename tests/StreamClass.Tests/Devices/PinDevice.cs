using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Devices;

/// <summary>A minidriver with the pins that a test describes, which keeps what it was asked beside their data.</summary>
internal sealed class PinDevice
{
    public List<HwStreamInformation> Streams { get; init; } = [];

    public KsTopology? Topology { get; init; }

    public IReadOnlyList<KsPropertySet> Properties { get; init; } = [];

    public Extension InstanceExtension { get; init; } = Extension.None;

    /// <summary>The format that the minidriver finds for a range; null is no match.</summary>
    public Func<StreamDataIntersectInfo, KsDataFormatBlock?> Find { get; init; } = static _ => null;

    /// <summary>What answers a request for an intersection instead, and how long the answer is.</summary>
    public Func<StreamDataIntersectInfo, (NtStatus Status, uint Length)>? Intersect { get; init; }

    /// <summary>What answers a request for a property.</summary>
    public Func<HwStreamRequestBlock, NtStatus> Property { get; init; } = static _ => NtStatus.NotImplemented;

    /// <summary>What answers the opening of a stream.</summary>
    public Func<HwStreamRequestBlock, NtStatus> Open { get; init; } = static _ => NtStatus.Success;

    /// <summary>The ranges of all requests for an intersection, in order.</summary>
    public List<KsDataFormatBlock> Asked { get; } = [];

    /// <summary>How much room the last one of them had, in bytes.</summary>
    public uint Room { get; private set; }

    /// <summary>The commands that came after the start.</summary>
    public List<SrbCommand> Commands { get; } = [];

    public EchoDevice Echo() => new()
    {
        Registration = new HwInitializationData { MiniDriver = null!, FilterInstanceExtension = InstanceExtension },
        OnDevice = Receive,
    };

    private void Receive(HwStreamRequestBlock srb)
    {
        srb.Status = Answer(srb);
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    private NtStatus Answer(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(Streams.Count);
                return NtStatus.Success;
            case SrbCommand.GetStreamInfo:
                Describe(srb.CommandData.StreamBuffer);
                return NtStatus.Success;
        }

        Commands.Add(srb.Command);
        return srb.Command switch
        {
            SrbCommand.GetDataIntersection => FindFormat(srb),
            SrbCommand.GetDeviceProperty or SrbCommand.SetDeviceProperty => Property(srb),
            SrbCommand.OpenStream => Open(srb),
            _ => NtStatus.Success,
        };
    }

    private void Describe(HwStreamDescriptor descriptor)
    {
        foreach (var stream in Streams)
        {
            descriptor.Add(stream);
        }

        descriptor.StreamHeader.Topology = Topology;
        descriptor.StreamHeader.DevicePropertiesArray = Properties;
    }

    private NtStatus FindFormat(HwStreamRequestBlock srb)
    {
        var info = srb.CommandData.IntersectInfo;
        Asked.Add(info.DataRange);
        Room = info.SizeOfDataFormatBuffer;
        if (Intersect is not null)
        {
            (var status, srb.ActualBytesTransferred) = Intersect(info);
            return status;
        }

        if (Find(info) is not { } format)
        {
            return NtStatus.NoMatch;
        }

        srb.ActualBytesTransferred = (uint)format.Block.Length;
        return info.SizeOfDataFormatBuffer == 0 ? NtStatus.BufferOverflow
            : !format.Block.Span.TryCopyTo(info.DataFormatBuffer.Span) ? NtStatus.BufferTooSmall
            : NtStatus.Success;
    }
}
