using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a buffer of the vertical blanking interval is and what has changed.</summary>
/// <remarks>Native name: KS_VBI_FLAG. Reference 14.3.</remarks>
[Flags]
[NativeName("KS_VBI_FLAG")]
public enum KsVbiFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The first field.</summary>
    [NativeName("KS_VBI_FLAG_FIELD1")]
    Field1 = 0x1,

    /// <summary>The second field.</summary>
    [NativeName("KS_VBI_FLAG_FIELD2")]
    Field2 = 0x2,

    /// <summary>The tuner is changing.</summary>
    [NativeName("KS_VBI_FLAG_TVTUNER_CHANGE")]
    TvTunerChange = 0x10,

    /// <summary>The sampling has changed.</summary>
    [NativeName("KS_VBI_FLAG_VBIINFOHEADER_CHANGE")]
    VbiInfoHeaderChange = 0x20,

    /// <summary>Macrovision can be detected.</summary>
    [NativeName("KS_VBI_FLAG_MV_PRESENT")]
    MacrovisionPresent = 0x100,

    /// <summary>The hardware detects it.</summary>
    [NativeName("KS_VBI_FLAG_MV_HARDWARE")]
    MacrovisionHardware = 0x200,

    /// <summary>It is there.</summary>
    [NativeName("KS_VBI_FLAG_MV_DETECTED")]
    MacrovisionDetected = 0x400,
}
