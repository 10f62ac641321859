using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The sets of mediums.</summary>
/// <remarks>Native names: KSMEDIUMSETID_*. Reference 15.1, 15.2.</remarks>
public static class KsMediumSetId
{
    /// <summary>The mediums of <see cref="KsMediumStandard"/>: KSMEDIUMSETID_Standard.</summary>
    [NativeName("KSMEDIUMSETID_Standard")]
    public static Guid Standard { get; } = new("4747b320-62ce-11cf-a5d6-28db04c10000");

    /// <summary>The bus of a video port: KSMEDIUMSETID_VPBus.</summary>
    [NativeName("KSMEDIUMSETID_VPBus")]
    public static Guid VpBus { get; } = new("a18c15ec-ce43-11d0-abe7-00a0c9223196");
}
