namespace DvdDecoder;

/// <summary>The streams of the decoder: the numbers of its pin types.</summary>
public static class DecoderStreams
{
    /// <summary>MPEG video in. One write is the payload of one PES packet.</summary>
    /// <remarks>
    /// <para>
    /// A write's time is that of the first picture that begins in it. DataDiscontinuity: what was written before does not go on
    /// here, and what is incomplete is dropped. TimeDiscontinuity: what was written so far is complete, so that a still is shown.
    /// EndOfStream, also on a write without data: everything written comes out.
    /// </para>
    /// <para>At most <see cref="MaximumWrite"/> bytes; several dozen writes can be outstanding.</para>
    /// </remarks>
    public const int VideoIn = 0;

    /// <summary>Linear PCM in, and the master clock. One write is the payload of one PES packet from the substream id on.</summary>
    /// <remarks>
    /// The payload begins with the seven bytes that a DVD puts before its samples: the substream id, the number of frames, the
    /// first access unit pointer (two bytes) and three bytes of parameters. A write's time is that of the frame that the pointer
    /// names. Flags and limits are those of <see cref="VideoIn"/>.
    /// </remarks>
    public const int AudioIn = 1;

    /// <summary>Pictures out. One read is one picture and ends when the picture is shown.</summary>
    /// <remarks>
    /// I420: all of Y, then Cb, then Cr, rows without filling between them. <see cref="PictureFlags"/> says what it is. The stream
    /// ends with a read that has EndOfStream, no time and no data. A buffer too small for the picture fails with
    /// BUFFER_TOO_SMALL, and the picture waits for the next read.
    /// </remarks>
    public const int VideoOut = 2;

    /// <summary>Samples out. One read is a block of up to 20 ms, or what fits, and ends when the block has been played.</summary>
    /// <remarks>
    /// Interleaved, little-endian; <see cref="AudioFlags"/> says what they are. The stream ends as <see cref="VideoOut"/> does.
    /// </remarks>
    public const int AudioOut = 3;

    /// <summary>How many streams there are.</summary>
    public const int Count = 4;

    /// <summary>The bytes that a write may have: more than any PES packet.</summary>
    public const int MaximumWrite = 64 * 1024;
}
