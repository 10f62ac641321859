namespace DvdPlayer.ProgramStream;

/// <summary>How long the frames of the audio streams of a DVD last.</summary>
internal static class AudioFrames
{
    /// <summary>The time from a packet's time stamp to the end of the last frame that begins in the packet.</summary>
    /// <param name="packet">An audio packet.</param>
    /// <returns>A time at 90 kHz; of MPEG audio, which does not count its frames, that of one frame; 0 for other streams.</returns>
    public static int Duration(in PesPacket packet) => packet.Kind switch
    {
        StreamKind.Lpcm => packet.FrameCount * 150,  // 1/600 s
        StreamKind.Ac3 => packet.FrameCount * 2880,  // 1536 samples at 48 kHz
        StreamKind.Dts => packet.FrameCount * 960,   // 512 samples at 48 kHz
        StreamKind.MpegAudio => 2160,                // 1152 samples at 48 kHz
        _ => 0,
    };
}
