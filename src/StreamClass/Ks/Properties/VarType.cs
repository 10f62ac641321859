using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The type of a value.</summary>
/// <remarks>Native name: VARENUM. Reference 13.2.</remarks>
[NativeName("VARENUM")]
public enum VarType : uint
{
    /// <summary>A signed number of 32 bits.</summary>
    [NativeName("VT_I4")]
    I4 = 3,

    /// <summary>A floating-point number of 64 bits.</summary>
    [NativeName("VT_R8")]
    R8 = 5,

    /// <summary>True or false.</summary>
    [NativeName("VT_BOOL")]
    Bool = 11,

    /// <summary>A number of 8 bits.</summary>
    [NativeName("VT_UI1")]
    UI1 = 17,

    /// <summary>A number of 16 bits.</summary>
    [NativeName("VT_UI2")]
    UI2 = 18,

    /// <summary>A number of 32 bits.</summary>
    [NativeName("VT_UI4")]
    UI4 = 19,

    /// <summary>A number of 64 bits.</summary>
    [NativeName("VT_UI8")]
    UI8 = 21,

    /// <summary>A UTF-16 string that ends with a zero.</summary>
    [NativeName("VT_LPWSTR")]
    Lpwstr = 31,

    /// <summary>Bytes.</summary>
    [NativeName("VT_BLOB")]
    Blob = 65,

    /// <summary>A GUID.</summary>
    [NativeName("VT_CLSID")]
    Clsid = 72,
}
