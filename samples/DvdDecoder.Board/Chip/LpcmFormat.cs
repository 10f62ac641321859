namespace DvdDecoder.Board.Chip;

/// <summary>What the samples of a DVD LPCM stream are.</summary>
/// <param name="SourceBits">Bits of a sample on the disc: 16, 20 or 24.</param>
/// <param name="SampleRate">Samples of each channel per second, 48000 or 96000 on DVDs.</param>
/// <param name="Channels">Channels, 1 to 8.</param>
public readonly record struct LpcmFormat(int SourceBits, int SampleRate, int Channels)
{
    /// <summary>Bits of an unpacked sample: 16, or 24 for all that has more than 16.</summary>
    public int BitsPerSample => SourceBits == 16 ? 16 : 24;

    /// <summary>Bytes of one unpacked sample of all channels.</summary>
    public int BytesPerFrame => BitsPerSample / 8 * Channels;

    /// <summary>Bytes on the disc that can only be unpacked together: two samples of all channels, or one where it has 16 bits.</summary>
    internal int PackedGroup => SourceBits == 16 ? 2 * Channels : SourceBits * Channels / 4;

    /// <summary>Bytes that a packed group becomes.</summary>
    internal int UnpackedGroup => SourceBits == 16 ? PackedGroup : 2 * BytesPerFrame;
}
