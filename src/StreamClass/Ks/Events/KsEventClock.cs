using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The events of a clock.</summary>
/// <remarks>Native name: KSEVENT_CLOCK_POSITION. Reference 13.8.</remarks>
[NativeName("KSEVENT_CLOCK_POSITION")]
public enum KsEventClock : uint
{
    /// <summary>Another interval has passed.</summary>
    [NativeName("KSEVENT_CLOCK_INTERVAL_MARK")]
    IntervalMark = 0,

    /// <summary>A time has passed.</summary>
    [NativeName("KSEVENT_CLOCK_POSITION_MARK")]
    PositionMark = 1,
}
