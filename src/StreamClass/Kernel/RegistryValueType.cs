namespace StreamClass.Kernel;

/// <summary>What a value of the registry holds.</summary>
/// <remarks>Native names: the REG_XXX constants, with their native values.</remarks>
public enum RegistryValueType : uint
{
    /// <summary>A text.</summary>
    [NativeName("REG_SZ")]
    Sz = 1,

    /// <summary>Bytes.</summary>
    [NativeName("REG_BINARY")]
    Binary = 3,

    /// <summary>A number of 32 bits.</summary>
    [NativeName("REG_DWORD")]
    Dword = 4,

    /// <summary>Several texts.</summary>
    [NativeName("REG_MULTI_SZ")]
    MultiSz = 7,
}
