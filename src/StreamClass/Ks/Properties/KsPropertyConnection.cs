using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of an open pin's connection.</summary>
/// <remarks>Native name: KSPROPERTY_CONNECTION. Reference 13.4.</remarks>
[NativeName("KSPROPERTY_CONNECTION")]
public enum KsPropertyConnection : uint
{
    /// <summary>Its state.</summary>
    [NativeName("KSPROPERTY_CONNECTION_STATE")]
    State = 0,

    /// <summary>How important it is.</summary>
    [NativeName("KSPROPERTY_CONNECTION_PRIORITY")]
    Priority = 1,

    /// <summary>Its format.</summary>
    [NativeName("KSPROPERTY_CONNECTION_DATAFORMAT")]
    DataFormat = 2,

    /// <summary>What buffers it needs.</summary>
    [NativeName("KSPROPERTY_CONNECTION_ALLOCATORFRAMING")]
    AllocatorFraming = 3,

    /// <summary>Whether it would take a format.</summary>
    [NativeName("KSPROPERTY_CONNECTION_PROPOSEDATAFORMAT")]
    ProposeDataFormat = 4,

    /// <summary>Whether the order matters in which connected pins go to Acquire.</summary>
    [NativeName("KSPROPERTY_CONNECTION_ACQUIREORDERING")]
    AcquireOrdering = 5,

    /// <summary>What buffers it needs, in the newer form.</summary>
    [NativeName("KSPROPERTY_CONNECTION_ALLOCATORFRAMING_EX")]
    AllocatorFramingEx = 6,

    /// <summary>At which event it is to go to Run.</summary>
    [NativeName("KSPROPERTY_CONNECTION_STARTAT")]
    StartAt = 7,
}
