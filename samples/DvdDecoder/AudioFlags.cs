using StreamClass.Ks;

namespace DvdDecoder;

/// <summary>What TypeSpecificFlags says of a block of <see cref="DecoderStreams.AudioOut"/>.</summary>
/// <remarks>Bits 0-11 sample rate in units of 100 Hz, 12-15 channels, 16-21 bits per sample.</remarks>
/// <param name="Value">The flags as they stand in the header.</param>
public readonly record struct AudioFlags(uint Value)
{
    /// <summary>Samples of each channel per second.</summary>
    public int SampleRate => (int)(Value & 0xFFF) * 100;

    /// <summary>Channels, 1 to 8.</summary>
    public int Channels => (int)((Value >> 12) & 0xF);

    /// <summary>Bits of a sample: 16, or 24 for what has more than 16 on the disc.</summary>
    public int BitsPerSample => (int)((Value >> 16) & 0x3F);

    /// <summary>Bytes of one sample of all channels.</summary>
    public int BytesPerFrame => Channels * BitsPerSample / 8;

    /// <summary>Takes the flags of a header.</summary>
    /// <param name="header">The header of a completed read.</param>
    public static AudioFlags FromHeader(in KsStreamHeader header) => new(header.TypeSpecificFlags);
}
