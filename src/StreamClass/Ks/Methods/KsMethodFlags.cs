using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What is asked of a method.</summary>
/// <remarks>Native name: KSMETHOD_TYPE. Reference 13.8.</remarks>
[Flags]
[NativeName("KSMETHOD_TYPE")]
public enum KsMethodFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Run it.</summary>
    [NativeName("KSMETHOD_TYPE_SEND")]
    Send = 0x1,

    /// <summary>Is the set there?</summary>
    [NativeName("KSMETHOD_TYPE_SETSUPPORT")]
    SetSupport = 0x100,

    /// <summary>What can be done with it?</summary>
    [NativeName("KSMETHOD_TYPE_BASICSUPPORT")]
    BasicSupport = 0x200,

    /// <summary>With another: the method is that of a node.</summary>
    [NativeName("KSMETHOD_TYPE_TOPOLOGY")]
    Topology = 0x10000000,
}
