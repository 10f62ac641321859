using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The modes of a decoder's audio output.</summary>
/// <remarks>Native name: KSAUDDECOUTMODE. Reference 13.12.</remarks>
[Flags]
[NativeName("KSAUDDECOUTMODE")]
public enum KsAudDecOutModes : uint
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Analog, two channels.</summary>
    [NativeName("KSAUDDECOUTMODE_STEREO_ANALOG")]
    StereoAnalog = 1,

    /// <summary>PCM, six channels.</summary>
    [NativeName("KSAUDDECOUTMODE_PCM_51")]
    Pcm51 = 2,

    /// <summary>As it is, over S/PDIF.</summary>
    [NativeName("KSAUDDECOUTMODE_SPDIFF")]
    Spdif = 4,
}
