namespace DvdPlayer.ProgramStream;

/// <summary>The header of a packetized elementary stream's packet.</summary>
/// <param name="Length">Bytes from the packet's start code to its payload.</param>
/// <param name="ScramblingControl">The two bits PES_scrambling_control: 0 if the payload is in the clear.</param>
/// <param name="Pts">Presentation time stamp, 33 bits, 90 kHz, if there is one.</param>
/// <param name="Dts">Decoding time stamp, 33 bits, 90 kHz, if it differs from the presentation time stamp.</param>
internal readonly record struct PesHeader(int Length, int ScramblingControl, long? Pts, long? Dts)
{
    private const int FixedLength = 6;

    /// <summary>Reads the header, in the syntax of MPEG-2 or of MPEG-1.</summary>
    /// <param name="packet">The packet from its start code to its end.</param>
    /// <param name="header">The header.</param>
    /// <returns>False if the header does not fit into its packet or is none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packet, out PesHeader header)
    {
        header = default;
        return packet.Length > FixedLength + 2 && (packet[FixedLength] & 0xC0) == 0x80
            ? TryReadMpeg2(packet, out header)
            : TryReadMpeg1(packet, out header);
    }

    private static bool TryReadMpeg2(ReadOnlySpan<byte> packet, out PesHeader header)
    {
        var length = packet[8];
        var stamps = packet[7] >> 6;
        header = default;
        if (9 + length > packet.Length)
        {
            return false;
        }

        var fields = packet.Slice(9, length);
        header = new PesHeader(
            9 + length,
            (packet[FixedLength] >> 4) & 3,
            stamps >= 2 && length >= 5 ? TimeStamp(fields) : null,
            stamps == 3 && length >= 10 ? TimeStamp(fields[5..]) : null);
        return true;
    }

    private static bool TryReadMpeg1(ReadOnlySpan<byte> packet, out PesHeader header)
    {
        header = default;
        var at = FixedLength;
        while (at < packet.Length && packet[at] == 0xFF)
        {
            at++;
        }

        if (at + 1 < packet.Length && (packet[at] & 0xC0) == 0x40)
        {
            at += 2; // the size of the decoder's buffer
        }

        if (at >= packet.Length)
        {
            return false;
        }

        var stamps = packet[at] >> 4;
        var length = stamps switch { 2 => 5, 3 => 10, 0 when packet[at] == 0x0F => 1, _ => 0 };
        if (length == 0 || at + length > packet.Length)
        {
            return false;
        }

        header = new PesHeader(
            at + length,
            0,
            stamps >= 2 ? TimeStamp(packet[at..]) : null,
            stamps == 3 ? TimeStamp(packet[(at + 5)..]) : null);
        return true;
    }

    // A stamp with a wrong marker bit is damaged: no stamp is better than one that sends the clock elsewhere.
    private static long? TimeStamp(ReadOnlySpan<byte> field) => (field[0] & field[2] & field[4] & 1) == 0
        ? null
        : ((long)(field[0] & 0x0E) << 29) | ((long)field[1] << 22) | ((long)(field[2] & 0xFE) << 14)
            | ((long)field[3] << 7) | (uint)(field[4] >> 1);
}
