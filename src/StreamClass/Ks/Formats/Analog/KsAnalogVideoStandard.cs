using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The standards of analog video.</summary>
/// <remarks>Native name: KS_AnalogVideoStandard. Reference 14.3.</remarks>
[Flags]
[NativeName("KS_AnalogVideoStandard")]
public enum KsAnalogVideoStandard : uint
{
    /// <summary>None.</summary>
    [NativeName("KS_AnalogVideo_None")]
    None = 0x0,

    /// <summary>NTSC M.</summary>
    [NativeName("KS_AnalogVideo_NTSC_M")]
    NtscM = 0x1,

    /// <summary>NTSC M-J.</summary>
    [NativeName("KS_AnalogVideo_NTSC_M_J")]
    NtscMJ = 0x2,

    /// <summary>NTSC 433.</summary>
    [NativeName("KS_AnalogVideo_NTSC_433")]
    Ntsc433 = 0x4,

    /// <summary>PAL B.</summary>
    [NativeName("KS_AnalogVideo_PAL_B")]
    PalB = 0x10,

    /// <summary>PAL D.</summary>
    [NativeName("KS_AnalogVideo_PAL_D")]
    PalD = 0x20,

    /// <summary>PAL G.</summary>
    [NativeName("KS_AnalogVideo_PAL_G")]
    PalG = 0x40,

    /// <summary>PAL H.</summary>
    [NativeName("KS_AnalogVideo_PAL_H")]
    PalH = 0x80,

    /// <summary>PAL I.</summary>
    [NativeName("KS_AnalogVideo_PAL_I")]
    PalI = 0x100,

    /// <summary>PAL M.</summary>
    [NativeName("KS_AnalogVideo_PAL_M")]
    PalM = 0x200,

    /// <summary>PAL N.</summary>
    [NativeName("KS_AnalogVideo_PAL_N")]
    PalN = 0x400,

    /// <summary>PAL 60.</summary>
    [NativeName("KS_AnalogVideo_PAL_60")]
    Pal60 = 0x800,

    /// <summary>SECAM B.</summary>
    [NativeName("KS_AnalogVideo_SECAM_B")]
    SecamB = 0x1000,

    /// <summary>SECAM D.</summary>
    [NativeName("KS_AnalogVideo_SECAM_D")]
    SecamD = 0x2000,

    /// <summary>SECAM G.</summary>
    [NativeName("KS_AnalogVideo_SECAM_G")]
    SecamG = 0x4000,

    /// <summary>SECAM H.</summary>
    [NativeName("KS_AnalogVideo_SECAM_H")]
    SecamH = 0x8000,

    /// <summary>SECAM K.</summary>
    [NativeName("KS_AnalogVideo_SECAM_K")]
    SecamK = 0x10000,

    /// <summary>SECAM K1.</summary>
    [NativeName("KS_AnalogVideo_SECAM_K1")]
    SecamK1 = 0x20000,

    /// <summary>SECAM L.</summary>
    [NativeName("KS_AnalogVideo_SECAM_L")]
    SecamL = 0x40000,

    /// <summary>SECAM L1.</summary>
    [NativeName("KS_AnalogVideo_SECAM_L1")]
    SecamL1 = 0x80000,

    /// <summary>PAL N-combination.</summary>
    [NativeName("KS_AnalogVideo_PAL_N_COMBO")]
    PalNCombo = 0x100000,
}
