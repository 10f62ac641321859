using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Minidriver;

/// <summary>What comes before the streams in a descriptor.</summary>
/// <remarks>Native name: HW_STREAM_HEADER, natively 72 bytes. Reference 4, 14.2.</remarks>
[NativeName("HW_STREAM_HEADER")]
public sealed class HwStreamHeader
{
    /// <summary>The size of the native structure, in bytes.</summary>
    public const int NativeSize = 72;

    /// <summary>How many streams the descriptor has.</summary>
    public int NumberOfStreams { get; set; }

    /// <summary>The property sets of the device, answered by GET_DEVICE_PROPERTY and SET_DEVICE_PROPERTY.</summary>
    public IReadOnlyList<KsPropertySet> DevicePropertiesArray { get; set; } = [];

    /// <summary>The event sets of the device.</summary>
    public IReadOnlyList<KsEventSet> DeviceEventsArray { get; set; } = [];

    /// <summary>The method sets of the device, answered by DEVICE_METHOD.</summary>
    public IReadOnlyList<KsMethodSet> DeviceMethodsArray { get; set; } = [];

    /// <summary>How the filter is built inside, or null.</summary>
    public KsTopology? Topology { get; set; }

    /// <summary>Told of device events that are enabled and disabled, or null.</summary>
    public HwEventRoutine? DeviceEventRoutine { get; set; }
}

/// <summary>Describes all streams of a device. The index of a stream is its pin type id.</summary>
/// <remarks>Native name: HW_STREAM_DESCRIPTOR. The class driver allocates it in the size that the minidriver asked for. Reference 4.</remarks>
[NativeName("HW_STREAM_DESCRIPTOR")]
public sealed class HwStreamDescriptor
{
    internal HwStreamDescriptor(uint size) => Size = size;

    /// <summary>The bytes that the minidriver asked for with StreamDescriptorSize.</summary>
    public uint Size { get; }

    /// <summary>The head of the descriptor.</summary>
    public HwStreamHeader StreamHeader { get; } = new();

    /// <summary>One entry for each stream.</summary>
    public IList<HwStreamInformation> StreamInfo { get; } = [];

    /// <summary>Describes one more stream, and counts it in the head.</summary>
    /// <param name="information">The description.</param>
    public void Add(HwStreamInformation information)
    {
        StreamInfo.Add(information);
        StreamHeader.NumberOfStreams = StreamInfo.Count;
    }

    /// <summary>The size of a descriptor, for StreamDescriptorSize.</summary>
    /// <param name="streams">How many streams it has.</param>
    /// <returns>Bytes of the native structures.</returns>
    public static uint SizeFor(int streams)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(streams);
        return (uint)(HwStreamHeader.NativeSize + (streams * HwStreamInformation.NativeSize));
    }
}
