using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The streams and the topology that the guarded device describes.</summary>
internal static class GuardedStreams
{
    public const int Input = 0;
    public const int Output = 1;

    /// <summary>Can be open once.</summary>
    public const int Single = 2;

    /// <summary>Bytes behind each header of the output stream.</summary>
    public const int OutputHeaderExtension = 16;

    public static readonly KsDataFormatBlock Exact =
        KsDataFormatBlock.Create(KsDataFormatType.Stream, KsDataFormatSubtype.None, KsDataFormatSpecifier.None, 512);

    public static readonly KsDataFormatBlock AnySub = KsDataFormatBlock.Create(KsDataFormatType.Video, Guid.Empty, Guid.Empty);

    public static readonly KsDataFormatBlock Longer = new(
        new KsDataFormat { MajorFormat = KsDataFormatType.Audio, SubFormat = KsDataFormatSubtype.Pcm, Specifier = KsDataFormatSpecifier.None },
        new byte[20]);

    public static readonly KsIdentifier Medium = new(new Guid("5e1c0de0-0010-4a6b-8f10-2b7c9d1e3f50"), 3);

    public static KsTopology Topology { get; } = new()
    {
        Categories = [KsCategory.Capture, KsCategory.Render],
        TopologyNodes = [KsName.Clock, KsName.Allocator, KsName.Filter],
        TopologyNodesNames = [KsName.TopologyNode],
        TopologyConnections = [new KsTopologyConnection { FromNode = KsTopologyConnection.FilterNode, ToNode = 1 }],
    };

    public static IReadOnlyList<HwStreamInformation> All { get; } =
    [
        new()
        {
            DataFlow = KsPinDataFlow.In,
            NumberOfPossibleInstances = 1000,
            StreamFormatsArray = [Exact, AnySub],
            StreamPropertiesArray = GuardedProperties.OfInput,
            StreamEventsArray = GuardedEvents.OfInput,
            Category = KsCategory.Render,
            Name = KsName.Pin,
        },
        new()
        {
            DataFlow = KsPinDataFlow.Out,
            NumberOfPossibleInstances = 1000,
            StreamFormatsArray = [Exact, Longer],
            StreamPropertiesArray = GuardedProperties.OfOutput,
            StreamEventsArray = GuardedEvents.OfOutput,
            Mediums = [KsMedium.AnyInstance, Medium],
        },
        new() { DataFlow = KsPinDataFlow.Out, NumberOfPossibleInstances = 1, StreamFormatsArray = [Exact], BridgeStream = true },
    ];
}
