using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The standard mediums.</summary>
/// <remarks>Native name: KSMEDIUM_STANDARD. Reference 13.3.</remarks>
[NativeName("KSMEDIUM_STANDARD")]
public enum KsMediumStandard : uint
{
    /// <summary>Any device of the machine.</summary>
    [NativeName("KSMEDIUM_TYPE_ANYINSTANCE")]
    AnyInstance = 0,
}
