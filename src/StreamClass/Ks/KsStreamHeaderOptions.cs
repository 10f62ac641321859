using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What a stream header says about its data.</summary>
/// <remarks>Native name: KSSTREAM_HEADER_OPTIONSF_*. Reference 13.10.</remarks>
[Flags]
[NativeName("KSSTREAM_HEADER_OPTIONSF")]
public enum KsStreamHeaderOptions : uint
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>A safe point to splice.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_SPLICEPOINT")]
    SplicePoint = 0x1,

    /// <summary>Primes the device.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_PREROLL")]
    Preroll = 0x2,

    /// <summary>There is a gap before this packet.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_DATADISCONTINUITY")]
    DataDiscontinuity = 0x4,

    /// <summary>The data is a new format.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_TYPECHANGED")]
    TypeChanged = 0x8,

    /// <summary>The presentation time is valid.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_TIMEVALID")]
    TimeValid = 0x10,

    /// <summary>There is a gap after this packet.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_TIMEDISCONTINUITY")]
    TimeDiscontinuity = 0x40,

    /// <summary>Stale if the stream pauses.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_FLUSHONPAUSE")]
    FlushOnPause = 0x80,

    /// <summary>The duration is valid.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_DURATIONVALID")]
    DurationValid = 0x100,

    /// <summary>The last packet of the stream.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_ENDOFSTREAM")]
    EndOfStream = 0x200,

    /// <summary>Loop on this buffer.</summary>
    [NativeName("KSSTREAM_HEADER_OPTIONSF_LOOPEDDATA")]
    LoopedData = 0x80000000,
}
