using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of a stream that can drop pictures.</summary>
/// <remarks>Native name: KSPROPERTY_VIDCAP_DROPPEDFRAMES. Reference 13.9.</remarks>
[NativeName("KSPROPERTY_VIDCAP_DROPPEDFRAMES")]
public enum KsPropertyDroppedFrames : uint
{
    /// <summary>How many it has made and dropped.</summary>
    [NativeName("KSPROPERTY_DROPPEDFRAMES_CURRENT")]
    Current = 0,
}
