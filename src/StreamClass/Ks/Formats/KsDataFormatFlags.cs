using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What is to be said of a format or of a range.</summary>
/// <remarks>Native name: KSDATAFORMAT_FLAGS. Reference 14.1.</remarks>
[Flags]
[NativeName("KSDATAFORMAT_FLAGS")]
public enum KsDataFormatFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Frames depend on others. Of a format only.</summary>
    [NativeName("KSDATAFORMAT_TEMPORAL_COMPRESSION")]
    TemporalCompression = 1,

    /// <summary>A list of attributes follows. Of a range: KSDATARANGE_ATTRIBUTES.</summary>
    [NativeName("KSDATAFORMAT_ATTRIBUTES")]
    Attributes = 2,

    /// <summary>A format must have the attributes. Of a range only.</summary>
    [NativeName("KSDATARANGE_REQUIRED_ATTRIBUTES")]
    RequiredAttributes = 4,
}
