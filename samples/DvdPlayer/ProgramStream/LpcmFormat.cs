namespace DvdPlayer.ProgramStream;

/// <summary>The parameters of a linear PCM track, as each of its packets states them.</summary>
/// <param name="BitsPerSample">16, 20 or 24.</param>
/// <param name="SampleRate">48,000 or 96,000 on a DVD; 44,100 and 32,000 have codes too.</param>
/// <param name="Channels">1 to 8.</param>
internal readonly record struct LpcmFormat(int BitsPerSample, int SampleRate, int Channels)
{
    /// <summary>Bytes of parameters before the samples.</summary>
    public const int Length = 3;

    /// <summary>Reads the parameters.</summary>
    /// <param name="payload">A packet's <see cref="PesPacket.Payload"/>.</param>
    /// <param name="format">The parameters.</param>
    /// <returns>False if the packet is too short or its sample size is the reserved one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> payload, out LpcmFormat format)
    {
        format = default;
        if (payload.Length < Length || payload[1] >> 6 == 3)
        {
            return false;
        }

        var rate = ((payload[1] >> 4) & 3) switch { 0 => 48_000, 1 => 96_000, 2 => 44_100, _ => 32_000 };
        format = new LpcmFormat(16 + (4 * (payload[1] >> 6)), rate, (payload[1] & 7) + 1);
        return true;
    }
}
