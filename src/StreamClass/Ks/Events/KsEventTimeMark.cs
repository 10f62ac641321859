using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a client gives with a POSITION_MARK event.</summary>
/// <remarks>Native name: KSEVENT_TIME_MARK, 40 bytes. Reference 13.8, 14.1.</remarks>
[NativeName("KSEVENT_TIME_MARK")]
[StructLayout(LayoutKind.Sequential)]
public struct KsEventTimeMark
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 40;

    /// <summary>How the client is told.</summary>
    public KsEventData EventData;

    /// <summary>When the event is signalled, in stream time of 100 ns.</summary>
    public long MarkTime;
}
