using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a client gives with an INTERVAL_MARK event.</summary>
/// <remarks>Native name: KSEVENT_TIME_INTERVAL, 48 bytes. Reference 13.8, 14.1.</remarks>
[NativeName("KSEVENT_TIME_INTERVAL")]
[StructLayout(LayoutKind.Sequential)]
public struct KsEventTimeInterval
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 48;

    /// <summary>How the client is told.</summary>
    public KsEventData EventData;

    /// <summary>When the event is signalled first, in stream time of 100 ns.</summary>
    public long TimeBase;

    /// <summary>The distance from each signal to the next, in units of 100 ns.</summary>
    public long Interval;
}
