using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The sets of interfaces.</summary>
/// <remarks>Native names: KSINTERFACESETID_*. Reference 15.1.</remarks>
public static class KsInterfaceSetId
{
    /// <summary>The interfaces of <see cref="KsInterfaceStandard"/>: KSINTERFACESETID_Standard.</summary>
    [NativeName("KSINTERFACESETID_Standard")]
    public static Guid Standard { get; } = new("1a8766a0-62ce-11cf-a5d6-28db04c10000");
}
