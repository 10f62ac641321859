using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Minidriver;

/// <summary>Describes one stream of a device: a pin type.</summary>
/// <remarks>Native name: HW_STREAM_INFORMATION, natively 136 bytes. Reference 4, 14.2.</remarks>
[NativeName("HW_STREAM_INFORMATION")]
public sealed class HwStreamInformation
{
    /// <summary>The size of the native structure, in bytes.</summary>
    public const int NativeSize = 136;

    /// <summary>How many instances may be open at once; 0xFFFFFFFF means any number.</summary>
    public uint NumberOfPossibleInstances { get; set; } = 1;

    /// <summary>Which way the data goes.</summary>
    public KsPinDataFlow DataFlow { get; set; } = KsPinDataFlow.Out;

    /// <summary>Whether the host can see the data of the stream.</summary>
    public bool DataAccessible { get; set; } = true;

    /// <summary>The ranges of formats that the stream accepts.</summary>
    public IReadOnlyList<KsDataFormatBlock> StreamFormatsArray { get; set; } = [];

    /// <summary>The category of the pin, or null.</summary>
    public Guid? Category { get; set; }

    /// <summary>The name of the pin as a GUID under which the registry has it, or null.</summary>
    public Guid? Name { get; set; }

    /// <summary>The property sets of the stream, answered by GET_STREAM_PROPERTY and SET_STREAM_PROPERTY.</summary>
    public IReadOnlyList<KsPropertySet> StreamPropertiesArray { get; set; } = [];

    /// <summary>The event sets of the stream.</summary>
    public IReadOnlyList<KsEventSet> StreamEventsArray { get; set; } = [];

    /// <summary>The mediums that the pin can be connected through; none means the standard one.</summary>
    public IReadOnlyList<KsIdentifier> Mediums { get; set; } = [];

    /// <summary>Whether the pin ends here rather than taking part in the graph.</summary>
    public bool BridgeStream { get; set; }
}
