using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A time of a clock, and the machine's own time at that moment.</summary>
/// <remarks>Native name: KSCORRELATED_TIME, 16 bytes. Reference 13.5, 14.1.</remarks>
[NativeName("KSCORRELATED_TIME")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsCorrelatedTime
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 16;

    /// <summary>The clock's time, in units of 100 ns.</summary>
    public long Time;

    /// <summary>The performance counter, in units of 100 ns.</summary>
    public long SystemTime;

    /// <summary>Two times taken together.</summary>
    /// <param name="time">The clock's time, in units of 100 ns.</param>
    /// <param name="systemTime">The performance counter, in units of 100 ns.</param>
    public KsCorrelatedTime(long time, long systemTime)
    {
        Time = time;
        SystemTime = systemTime;
    }
}
