using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a method does with the data of a call.</summary>
/// <remarks>Native names: KSMETHOD_TYPE_NONE to KSMETHOD_TYPE_SOURCE, in KSMETHOD_ITEM. Reference 13.8.</remarks>
[Flags]
[NativeName("KSMETHOD_ITEM.Flags")]
public enum KsMethodItemFlags : uint
{
    /// <summary>Nothing.</summary>
    [NativeName("KSMETHOD_TYPE_NONE")]
    None = 0,

    /// <summary>It reads the client's data.</summary>
    [NativeName("KSMETHOD_TYPE_READ")]
    Read = 1,

    /// <summary>It writes data for the client.</summary>
    [NativeName("KSMETHOD_TYPE_WRITE")]
    Write = 2,

    /// <summary>It reads the data, and writes over it.</summary>
    [NativeName("KSMETHOD_TYPE_MODIFY")]
    Modify = 3,

    /// <summary>With another: directly in the client's memory, not in a copy of it.</summary>
    [NativeName("KSMETHOD_TYPE_SOURCE")]
    Source = 4,
}
