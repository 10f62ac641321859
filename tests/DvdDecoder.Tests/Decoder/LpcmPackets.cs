namespace DvdDecoder.Tests.Decoder;

/// <summary>Makes packets of DVD linear PCM.</summary>
internal static class LpcmPackets
{
    /// <summary>A packet of whole audio frames of 1/600 second, from the substream id on.</summary>
    public static byte[] Make(int bits, int rate, int channels, int frames, int seed)
    {
        var packet = new byte[7 + (frames * (rate / 600) * channels * bits / 8)];
        new Random(seed).NextBytes(packet);
        packet[0] = 0xA0;
        packet[1] = (byte)frames;
        packet[2] = 0;
        packet[3] = 4;
        packet[4] = 0;
        packet[5] = (byte)(((bits - 16) / 4 << 6) | ((rate == 96_000 ? 1 : 0) << 4) | (channels - 1));
        packet[6] = 0x80;
        return packet;
    }
}
