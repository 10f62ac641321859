using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Which members of a rate say nothing.</summary>
/// <remarks>Native name: KSRATE_FLAGS. Reference 13.4.</remarks>
[Flags]
[NativeName("KSRATE_FLAGS")]
public enum KsRateFlags : uint
{
    /// <summary>All of them say something.</summary>
    None = 0,

    /// <summary>The start says nothing.</summary>
    [NativeName("KSRATE_NOPRESENTATIONSTART")]
    NoPresentationStart = 1,

    /// <summary>The duration says nothing.</summary>
    [NativeName("KSRATE_NOPRESENTATIONDURATION")]
    NoPresentationDuration = 2,
}
