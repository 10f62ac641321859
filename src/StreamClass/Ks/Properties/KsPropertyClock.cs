using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of a clock.</summary>
/// <remarks>Native name: KSPROPERTY_CLOCK. Reference 13.5.</remarks>
[NativeName("KSPROPERTY_CLOCK")]
public enum KsPropertyClock : uint
{
    /// <summary>The time of the stream.</summary>
    [NativeName("KSPROPERTY_CLOCK_TIME")]
    Time = 0,

    /// <summary>The time of the clock on the board.</summary>
    [NativeName("KSPROPERTY_CLOCK_PHYSICALTIME")]
    PhysicalTime = 1,

    /// <summary>The time of the stream together with the machine's.</summary>
    [NativeName("KSPROPERTY_CLOCK_CORRELATEDTIME")]
    CorrelatedTime = 2,

    /// <summary>The time of the clock on the board together with the machine's.</summary>
    [NativeName("KSPROPERTY_CLOCK_CORRELATEDPHYSICALTIME")]
    CorrelatedPhysicalTime = 3,

    /// <summary>How fine and how exact it is.</summary>
    [NativeName("KSPROPERTY_CLOCK_RESOLUTION")]
    Resolution = 4,

    /// <summary>The state of the pin that owns it.</summary>
    [NativeName("KSPROPERTY_CLOCK_STATE")]
    State = 5,

    /// <summary>The routines for kernel clients.</summary>
    [NativeName("KSPROPERTY_CLOCK_FUNCTIONTABLE")]
    FunctionTable = 6,
}
