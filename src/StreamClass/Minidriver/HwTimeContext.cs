using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>What a clock function is asked.</summary>
/// <remarks>Native name: TIME_FUNCTION. Reference 10, 14.2.</remarks>
[NativeName("TIME_FUNCTION")]
public enum TimeFunction
{
    /// <summary>The time of the stream.</summary>
    [NativeName("TIME_GET_STREAM_TIME")]
    GetStreamTime = 0,

    /// <summary>The clock on the board.</summary>
    [NativeName("TIME_READ_ONBOARD_CLOCK")]
    ReadOnboardClock = 1,

    /// <summary>Sets the clock on the board.</summary>
    [NativeName("TIME_SET_ONBOARD_CLOCK")]
    SetOnboardClock = 2,
}

/// <summary>A question to a clock, and its answer.</summary>
/// <remarks>Native name: HW_TIME_CONTEXT. Dies when the routine that was given it returns. Reference 10, 14.2.</remarks>
[NativeName("HW_TIME_CONTEXT")]
public sealed class HwTimeContext
{
    /// <summary>The device of the master clock; the class driver sets it.</summary>
    public HwDeviceExtension? HwDeviceExtension { get; set; }

    /// <summary>The stream of the master clock; the class driver sets it.</summary>
    public HwStreamObject? HwStreamObject { get; set; }

    /// <summary>What is asked.</summary>
    public TimeFunction Function { get; set; }

    /// <summary>The time, in units of 100 ns: the answer, or what to set.</summary>
    public long Time { get; set; }

    /// <summary>The performance counter at that moment, in units of 100 ns.</summary>
    public long SystemTime { get; set; }
}

/// <summary>The clock function of a stream that can be master.</summary>
/// <remarks>Native name: StrMiniClock. IRQL as the Receive routines; at most DISPATCH_LEVEL with TurnOffSynchronization. Reference 2.</remarks>
/// <param name="context">The question; the function fills Time and SystemTime.</param>
[NativeName("StrMiniClock")]
public delegate void HwClockRoutine(HwTimeContext context);
