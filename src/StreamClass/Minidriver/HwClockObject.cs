using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What a clock function can do.</summary>
/// <remarks>Native name: CLOCK_SUPPORT_*. Reference 4.</remarks>
[Flags]
[NativeName("CLOCK_SUPPORT")]
public enum ClockSupportFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It takes <see cref="TimeFunction.SetOnboardClock"/>.</summary>
    [NativeName("CLOCK_SUPPORT_CAN_SET_ONBOARD_CLOCK")]
    CanSetOnboardClock = 1,

    /// <summary>It takes <see cref="TimeFunction.ReadOnboardClock"/>.</summary>
    [NativeName("CLOCK_SUPPORT_CAN_READ_ONBOARD_CLOCK")]
    CanReadOnboardClock = 2,

    /// <summary>It takes <see cref="TimeFunction.GetStreamTime"/>.</summary>
    [NativeName("CLOCK_SUPPORT_CAN_RETURN_STREAM_TIME")]
    CanReturnStreamTime = 4,
}

/// <summary>The clock of a stream that can be master.</summary>
/// <remarks>Native name: HW_CLOCK_OBJECT. Reference 4.</remarks>
[NativeName("HW_CLOCK_OBJECT")]
public sealed class HwClockObject
{
    /// <summary>The clock function; null when the stream cannot be master.</summary>
    public HwClockRoutine? HwClockFunction { get; set; }

    /// <summary>What the function can do.</summary>
    public ClockSupportFlags ClockSupportFlags { get; set; }
}
