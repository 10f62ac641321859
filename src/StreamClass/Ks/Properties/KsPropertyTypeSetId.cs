using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The sets of types that values have.</summary>
/// <remarks>Native names: KSPROPTYPESETID_*. Reference 15.1.</remarks>
public static class KsPropertyTypeSetId
{
    /// <summary>The types of <see cref="VarType"/>: KSPROPTYPESETID_General.</summary>
    [NativeName("KSPROPTYPESETID_General")]
    public static Guid General { get; } = new("97e99ba0-bdea-11cf-a5d6-28db04c10000");
}
