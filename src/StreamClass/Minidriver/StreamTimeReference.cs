using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>The clock of a board, and the machine's own time at that moment.</summary>
/// <remarks>Native name: STREAM_TIME_REFERENCE, 32 bytes. No command is documented to use it. Reference 14.2.</remarks>
[NativeName("STREAM_TIME_REFERENCE")]
[StructLayout(LayoutKind.Sequential)]
public record struct StreamTimeReference
{
    /// <summary>The clock on the board, in units of 100 ns.</summary>
    public long CurrentOnboardClockValue;

    /// <summary>Its frequency, in hertz.</summary>
    public long OnboardClockFrequency;

    /// <summary>The performance counter at that moment, in units of 100 ns.</summary>
    public long CurrentSystemTime;

    /// <summary>Reserved.</summary>
    public long Reserved;
}
