using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Describes one buffer of a stream.</summary>
/// <remarks>Native name: KSSTREAM_HEADER, 56 bytes. Reference 13.10, 14.1.</remarks>
[NativeName("KSSTREAM_HEADER")]
[StructLayout(LayoutKind.Sequential)]
public struct KsStreamHeader
{
    /// <summary>The size of a header without an extension, in bytes.</summary>
    public const int NativeSize = 56;

    /// <summary>Bytes of this header and its extension: 56 or more.</summary>
    public uint Size;

    /// <summary>Flags that the kind of stream defines.</summary>
    public uint TypeSpecificFlags;

    /// <summary>When the data is to be presented, valid with <see cref="KsStreamHeaderOptions.TimeValid"/>.</summary>
    public KsTime PresentationTime;

    /// <summary>How long it lasts in units of the presentation time, valid with <see cref="KsStreamHeaderOptions.DurationValid"/>.</summary>
    public long Duration;

    /// <summary>Bytes that the buffer has room for.</summary>
    public uint FrameExtent;

    /// <summary>Bytes of the buffer that are valid: of a write on entry, of a read on completion.</summary>
    public uint DataUsed;

    /// <summary>Where the buffer is, for the minidriver.</summary>
    public KernelAddress Data;

    /// <summary>What the header says about its data.</summary>
    public KsStreamHeaderOptions OptionsFlags;

    /// <summary>Reserved.</summary>
    public uint Reserved;

    /// <summary>The presentation time in units of 100 ns, or null when the header has none (TIMEVALID).</summary>
    public readonly long? PresentationTicks =>
        (OptionsFlags & KsStreamHeaderOptions.TimeValid) != 0 ? PresentationTime.ToTicks() : null;

    /// <summary>The duration in units of 100 ns, or null when the header has none (DURATIONVALID) or has no time to count it in.</summary>
    public readonly long? DurationTicks =>
        (OptionsFlags & KsStreamHeaderOptions.DurationValid) != 0 && PresentationTime.IsValid
            ? (PresentationTime with { Time = Duration }).ToTicks()
            : null;

    /// <summary>Gives the header a time and, when it has one, a duration, both in units of 100 ns, and the flags that say so.</summary>
    /// <param name="ticks">When the data is to be presented.</param>
    /// <param name="duration">How long it lasts, or null.</param>
    public void SetTime(long ticks, long? duration = null)
    {
        PresentationTime = KsTime.FromTicks(ticks);
        Duration = duration ?? 0;
        OptionsFlags |= KsStreamHeaderOptions.TimeValid;
        OptionsFlags = duration is null
            ? OptionsFlags & ~KsStreamHeaderOptions.DurationValid
            : OptionsFlags | KsStreamHeaderOptions.DurationValid;
    }
}
