using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of a decoder's audio output.</summary>
/// <remarks>Native name: KSPROPERTY_AUDDECOUT. Reference 13.12.</remarks>
[NativeName("KSPROPERTY_AUDDECOUT")]
public enum KsPropertyAudDecOut : uint
{
    /// <summary>The modes that it has.</summary>
    [NativeName("KSPROPERTY_AUDDECOUT_MODES")]
    Modes = 0,

    /// <summary>The mode that it is in.</summary>
    [NativeName("KSPROPERTY_AUDDECOUT_CUR_MODE")]
    CurrentMode = 1,
}
