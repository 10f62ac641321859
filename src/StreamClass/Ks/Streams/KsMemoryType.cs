using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The kinds of memory.</summary>
/// <remarks>Native names: KSMEMORY_TYPE_*. Reference 15.</remarks>
public static class KsMemoryType
{
    /// <summary>Any kind, all zero: KSMEMORY_TYPE_WILDCARD.</summary>
    [NativeName("KSMEMORY_TYPE_WILDCARD")]
    public static Guid Wildcard => Guid.Empty;
}
