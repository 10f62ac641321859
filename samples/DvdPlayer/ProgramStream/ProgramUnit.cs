using System.Buffers.Binary;

namespace DvdPlayer.ProgramStream;

/// <summary>What stands at a place of a program stream: a pack header, a packet, or the end code.</summary>
/// <param name="State">Whether the unit is there as a whole.</param>
/// <param name="Code">The last byte of its start code; meaningless for garbage.</param>
/// <param name="Length">Its length in bytes, start code included; 0 as long as that is not known.</param>
internal readonly record struct ProgramUnit(ProgramUnitState State, byte Code, int Length)
{
    /// <summary>The longest unit: a packet with the greatest length that 16 bits hold.</summary>
    public const int MaximumLength = 6 + ushort.MaxValue;

    private const int Mpeg1PackLength = 12;
    private const int Mpeg2PackLength = 14;

    /// <summary>Looks at the unit with which <paramref name="data"/> begins.</summary>
    /// <param name="data">What has been read so far.</param>
    public static ProgramUnit At(ReadOnlySpan<byte> data)
    {
        if (data.Length < 4)
        {
            return StartCode.PackBytes[..3].StartsWith(data[..Math.Min(data.Length, 3)]) ? Incomplete(0, 0) : Garbage;
        }

        var word = BinaryPrimitives.ReadUInt32BigEndian(data);
        var code = (byte)word;
        if (word >> 8 != 1 || code < StartCode.ProgramEnd)
        {
            return Garbage;
        }

        return code switch
        {
            StartCode.ProgramEnd => new(ProgramUnitState.Whole, code, 4),
            StartCode.Pack => PackHeader(data),
            _ => Packet(data, code),
        };
    }

    private static ProgramUnit Garbage => new(ProgramUnitState.Garbage, 0, 0);

    private static ProgramUnit Incomplete(byte code, int length) => new(ProgramUnitState.Incomplete, code, length);

    private static ProgramUnit PackHeader(ReadOnlySpan<byte> data)
    {
        if (data.Length < 5)
        {
            return Incomplete(StartCode.Pack, 0);
        }

        // The clock reference begins with 01 in MPEG-2 and with 0010 in MPEG-1, and has marker bits between its parts.
        int length;
        if ((data[4] & 0xC4) == 0x44)
        {
            length = Mpeg2PackLength;
            if (data.Length >= length)
            {
                length += data[13] & 7;
            }
        }
        else if ((data[4] & 0xF1) == 0x21)
        {
            length = Mpeg1PackLength;
        }
        else
        {
            return Garbage;
        }

        return Of(data, StartCode.Pack, length);
    }

    private static ProgramUnit Packet(ReadOnlySpan<byte> data, byte code)
    {
        if (data.Length < 6)
        {
            return Incomplete(code, 0);
        }

        // A length of 0, "until the next start code", exists in transport streams only.
        var length = BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
        return length == 0 ? Garbage : Of(data, code, 6 + length);
    }

    private static ProgramUnit Of(ReadOnlySpan<byte> data, byte code, int length) =>
        data.Length < length ? Incomplete(code, length) : new(ProgramUnitState.Whole, code, length);
}
