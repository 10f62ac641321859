using System.Buffers.Binary;

namespace DvdDecoder.Board.Chip;

/// <summary>The seven bytes at the beginning of a packet of DVD LPCM in private stream 1, the substream's id first.</summary>
public readonly record struct LpcmPacketHeader
{
    /// <summary>Bytes before the samples.</summary>
    public const int Size = 7;

    /// <summary>The substream: 0xA0 to 0xA7.</summary>
    public byte SubstreamId { get; private init; }

    /// <summary>Audio frames that begin in the packet; one lasts 1/600 second.</summary>
    public int FrameCount { get; private init; }

    /// <summary>Where in the payload the first of them begins, which is what the packet's time belongs to; 0 if none does.</summary>
    public int FirstFrameOffset { get; private init; }

    /// <summary>Whether the samples were recorded with emphasis.</summary>
    public bool HasEmphasis { get; private init; }

    /// <summary>Whether the samples shall not be heard.</summary>
    public bool IsMuted { get; private init; }

    /// <summary>The number of the first frame within its group, 0 to 19.</summary>
    public int FrameNumber { get; private init; }

    /// <summary>What the samples are.</summary>
    public LpcmFormat Format { get; private init; }

    /// <summary>dynamic_range_control; 0x80 leaves the samples as they are.</summary>
    public byte DynamicRange { get; private init; }

    /// <summary>Reads the header of a packet.</summary>
    /// <param name="payload">The payload of the PES packet from the substream's id on.</param>
    /// <param name="header">The header.</param>
    /// <returns>False if it is too short, of another kind of stream, or has a value that is reserved.</returns>
    public static bool TryRead(ReadOnlySpan<byte> payload, out LpcmPacketHeader header)
    {
        header = default;
        if (payload.Length < Size || payload[0] is < 0xA0 or > 0xA7 || payload[5] >> 6 == 3)
        {
            return false;
        }

        // The pointer counts from its own last byte.
        var pointer = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
        header = new LpcmPacketHeader
        {
            SubstreamId = payload[0],
            FrameCount = payload[1],
            FirstFrameOffset = pointer == 0 ? 0 : pointer + 3,
            HasEmphasis = (payload[4] & 0x80) != 0,
            IsMuted = (payload[4] & 0x40) != 0,
            FrameNumber = payload[4] & 0x1F,
            Format = new LpcmFormat(16 + (payload[5] >> 6 << 2), RateOf((payload[5] >> 4) & 3), (payload[5] & 7) + 1),
            DynamicRange = payload[6],
        };
        return true;
    }

    private static int RateOf(int code) => code switch
    {
        0 => 48000,
        1 => 96000,
        2 => 44100,
        _ => 32000,
    };
}
