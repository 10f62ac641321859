using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of the streaming interface.</summary>
/// <remarks>Native name: KSPROPERTY_STREAMINTERFACE. Reference 13.4.</remarks>
[NativeName("KSPROPERTY_STREAMINTERFACE")]
public enum KsPropertyStreamInterface : uint
{
    /// <summary>Bytes of a stream header with its extension.</summary>
    [NativeName("KSPROPERTY_STREAMINTERFACE_HEADERSIZE")]
    HeaderSize = 0,
}
