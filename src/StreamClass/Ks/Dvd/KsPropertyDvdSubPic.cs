using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of a subpicture pin.</summary>
/// <remarks>Native name: KSPROPERTY_DVDSUBPIC. Reference 13.12.</remarks>
[NativeName("KSPROPERTY_DVDSUBPIC")]
public enum KsPropertyDvdSubPic : uint
{
    /// <summary>The palette.</summary>
    [NativeName("KSPROPERTY_DVDSUBPIC_PALETTE")]
    Palette = 0,

    /// <summary>The highlight.</summary>
    [NativeName("KSPROPERTY_DVDSUBPIC_HLI")]
    Hli = 1,

    /// <summary>Whether the subpicture is shown.</summary>
    [NativeName("KSPROPERTY_DVDSUBPIC_COMPOSIT_ON")]
    CompositOn = 2,
}
