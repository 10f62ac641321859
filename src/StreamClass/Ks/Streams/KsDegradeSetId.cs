using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The sets of ways to do less.</summary>
/// <remarks>Native names: KSDEGRADESETID_*. Reference 15.1.</remarks>
public static class KsDegradeSetId
{
    /// <summary>The ways of <see cref="KsDegradeStandard"/>: KSDEGRADESETID_Standard.</summary>
    [NativeName("KSDEGRADESETID_Standard")]
    public static Guid Standard { get; } = new("9f564180-704c-11d0-a5d6-28db04c10000");
}
