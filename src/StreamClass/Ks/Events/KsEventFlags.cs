using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What is asked of an event.</summary>
/// <remarks>Native name: KSEVENT_TYPE. Reference 13.8.</remarks>
[Flags]
[NativeName("KSEVENT_TYPE")]
public enum KsEventFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Enable it until it is disabled.</summary>
    [NativeName("KSEVENT_TYPE_ENABLE")]
    Enable = 0x1,

    /// <summary>Enable it for its next occurrence only.</summary>
    [NativeName("KSEVENT_TYPE_ONESHOT")]
    OneShot = 0x2,

    /// <summary>Enable it and keep its data.</summary>
    [NativeName("KSEVENT_TYPE_ENABLEBUFFERED")]
    EnableBuffered = 0x4,

    /// <summary>Is the set there?</summary>
    [NativeName("KSEVENT_TYPE_SETSUPPORT")]
    SetSupport = 0x100,

    /// <summary>Can it be enabled?</summary>
    [NativeName("KSEVENT_TYPE_BASICSUPPORT")]
    BasicSupport = 0x200,

    /// <summary>Give the data that was kept.</summary>
    [NativeName("KSEVENT_TYPE_QUERYBUFFER")]
    QueryBuffer = 0x400,

    /// <summary>With another: the event is that of a node.</summary>
    [NativeName("KSEVENT_TYPE_TOPOLOGY")]
    Topology = 0x10000000,
}
