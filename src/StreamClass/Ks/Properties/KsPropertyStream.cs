using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of an open pin's stream.</summary>
/// <remarks>Native name: KSPROPERTY_STREAM. Reference 13.4.</remarks>
[NativeName("KSPROPERTY_STREAM")]
public enum KsPropertyStream : uint
{
    /// <summary>Its allocator.</summary>
    [NativeName("KSPROPERTY_STREAM_ALLOCATOR")]
    Allocator = 0,

    /// <summary>Whom it reports its quality to.</summary>
    [NativeName("KSPROPERTY_STREAM_QUALITY")]
    Quality = 1,

    /// <summary>How it may do less.</summary>
    [NativeName("KSPROPERTY_STREAM_DEGRADATION")]
    Degradation = 2,

    /// <summary>Its master clock.</summary>
    [NativeName("KSPROPERTY_STREAM_MASTERCLOCK")]
    MasterClock = 3,

    /// <summary>The unit of its times.</summary>
    [NativeName("KSPROPERTY_STREAM_TIMEFORMAT")]
    TimeFormat = 4,

    /// <summary>Where it is.</summary>
    [NativeName("KSPROPERTY_STREAM_PRESENTATIONTIME")]
    PresentationTime = 5,

    /// <summary>How long it is.</summary>
    [NativeName("KSPROPERTY_STREAM_PRESENTATIONEXTENT")]
    PresentationExtent = 6,

    /// <summary>How long a frame lasts.</summary>
    [NativeName("KSPROPERTY_STREAM_FRAMETIME")]
    FrameTime = 7,

    /// <summary>At which rate it could run.</summary>
    [NativeName("KSPROPERTY_STREAM_RATECAPABILITY")]
    RateCapability = 8,

    /// <summary>At which rate it runs.</summary>
    [NativeName("KSPROPERTY_STREAM_RATE")]
    Rate = 9,

    /// <summary>Which pipe it belongs to.</summary>
    [NativeName("KSPROPERTY_STREAM_PIPE_ID")]
    PipeId = 10,
}
