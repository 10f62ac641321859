using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of copy protection, of each DVD input pin.</summary>
/// <remarks>Native name: KSPROPERTY_COPYPROT. Reference 13.12.</remarks>
[NativeName("KSPROPERTY_COPYPROT")]
public enum KsPropertyCopyProt : uint
{
    /// <summary>The challenge.</summary>
    [NativeName("KSPROPERTY_DVDCOPY_CHLG_KEY")]
    ChallengeKey = 1,

    /// <summary>The drive's answer.</summary>
    [NativeName("KSPROPERTY_DVDCOPY_DVD_KEY1")]
    DvdKey1 = 2,

    /// <summary>The decoder's answer.</summary>
    [NativeName("KSPROPERTY_DVDCOPY_DEC_KEY2")]
    DecoderKey2 = 3,

    /// <summary>The key of a title.</summary>
    [NativeName("KSPROPERTY_DVDCOPY_TITLE_KEY")]
    TitleKey = 4,

    /// <summary>How analog outputs are protected.</summary>
    [NativeName("KSPROPERTY_COPY_MACROVISION")]
    CopyMacrovision = 5,

    /// <summary>The region of the decoder.</summary>
    [NativeName("KSPROPERTY_DVDCOPY_REGION")]
    Region = 6,

    /// <summary>How far the authentication has come.</summary>
    [NativeName("KSPROPERTY_DVDCOPY_SET_COPY_STATE")]
    SetCopyState = 7,

    /// <summary>The key of the disc.</summary>
    [NativeName("KSPROPERTY_DVDCOPY_DISC_KEY")]
    DiscKey = 0x80,
}
