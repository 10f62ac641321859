namespace DvdPlayer.ProgramStream;

/// <summary>How long the frames of the audio streams of a DVD last.</summary>
internal static class AudioFrames
{
    private const int MpegFrameTicks = 2160; // 1152 samples at 48 kHz
    private const int MpegHeaderLength = 4;

    private static ReadOnlySpan<short> KilobitsOfIndex => [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 0];

    /// <summary>The time from a packet's time stamp to the end of the last frame that begins in the packet.</summary>
    /// <param name="packet">An audio packet.</param>
    /// <returns>A time at 90 kHz; 0 for other streams.</returns>
    public static int Duration(in PesPacket packet) => packet.Kind switch
    {
        StreamKind.Lpcm => packet.FrameCount * 150,  // 1/600 s
        StreamKind.Ac3 => packet.FrameCount * 2880,  // 1536 samples at 48 kHz
        StreamKind.Dts => packet.FrameCount * 960,   // 512 samples at 48 kHz
        StreamKind.MpegAudio => CountMpegFrames(packet.Payload.Span) * MpegFrameTicks,
        _ => 0,
    };

    // MPEG audio packets do not count their frames. On a DVD they are of layer II at 48 kHz, all of a length that the header tells.
    private static int CountMpegFrames(ReadOnlySpan<byte> payload)
    {
        for (var at = 0; at + MpegHeaderLength <= payload.Length; at++)
        {
            var frameLength = MpegFrameLength(payload[at..]);
            var next = at + frameLength;
            if (frameLength > 0 && (next + MpegHeaderLength > payload.Length || MpegFrameLength(payload[next..]) == frameLength))
            {
                return (payload.Length - at + frameLength - 1) / frameLength;
            }
        }

        return 1;
    }

    private static int MpegFrameLength(ReadOnlySpan<byte> header) =>
        header[0] == 0xFF && (header[1] & 0xFE) == 0xFC && (header[2] & 0x0E) == 0x04 ? 3 * KilobitsOfIndex[header[2] >> 4] : 0;
}
