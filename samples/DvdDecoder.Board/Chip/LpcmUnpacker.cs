using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DvdDecoder.Board.Chip;

/// <summary>Turns the packets of a DVD LPCM stream into interleaved little-endian samples.</summary>
/// <remarks>
/// Samples of 16 bits stay 16 bits; those of 20 and 24 bits become 24 bits, the missing low bits of the former being zero. On the disc the
/// latter stand in groups of two samples of all channels: first the upper 16 bits of each, then the lower 4 or 8 bits of each. A group that
/// is cut by the end of a packet is completed by the next.
/// </remarks>
public sealed class LpcmUnpacker
{
    private readonly byte[] _begun = new byte[48];
    private int _begunCount;
    private bool _isAligned;

    /// <summary>The header of the last good packet.</summary>
    public LpcmPacketHeader Header { get; private set; }

    /// <summary>Where in the output of the last packet its first frame begins, which the packet's time belongs to; -1 if none does.</summary>
    public int FirstFrameInOutput { get; private set; } = -1;

    /// <summary>Packets that were dropped since their header was no LPCM header.</summary>
    public long DamagedPackets { get; private set; }

    /// <summary>How many bytes a packet can become at most.</summary>
    /// <param name="payloadLength">Bytes of the payload, its header included.</param>
    /// <returns>The bytes that <see cref="Unpack"/> needs.</returns>
    public static int MaximumOutput(int payloadLength) => (payloadLength + 48) * 6 / 5;

    /// <summary>Unpacks one packet.</summary>
    /// <param name="payload">
    /// The payload of a PES packet of private stream 1 from the substream's id on: id, number of frames, pointer to the first of them (two
    /// bytes), three bytes about the samples, the samples.
    /// </param>
    /// <param name="destination">Where samples go; <see cref="MaximumOutput"/> says how many bytes suffice.</param>
    /// <returns>The bytes written, whole samples of all channels. Their format is that of <see cref="Header"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public int Unpack(ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        if (destination.Length < MaximumOutput(payload.Length))
        {
            throw new ArgumentException("The destination is shorter than MaximumOutput says.", nameof(destination));
        }

        if (!LpcmPacketHeader.TryRead(payload, out var header))
        {
            DamagedPackets++;
            Reset();
            return 0;
        }

        if (header.Format != Header.Format)
        {
            Reset();
        }

        Header = header;
        FirstFrameInOutput = FindFirstFrame(header);
        var begin = !_isAligned && header.FirstFrameOffset >= LpcmPacketHeader.Size && header.FirstFrameOffset < payload.Length
            ? header.FirstFrameOffset
            : LpcmPacketHeader.Size;
        _isAligned = true;
        return UnpackSamples(payload[begin..], destination, header.Format);
    }

    /// <summary>Forgets a group that is not complete: what follows does not continue what came before.</summary>
    public void Reset()
    {
        _begunCount = 0;
        _isAligned = false;
    }

    // Frames begin at groups. Where samples of the frame before come first, a group that an earlier packet began may be one of theirs.
    private int FindFirstFrame(in LpcmPacketHeader header)
    {
        if (header.FirstFrameOffset < LpcmPacketHeader.Size)
        {
            return -1;
        }

        var group = header.Format.PackedGroup;
        var groups = _isAligned ? (header.FirstFrameOffset - LpcmPacketHeader.Size + group - 1) / group : 0;
        return groups * header.Format.UnpackedGroup;
    }

    private int UnpackSamples(ReadOnlySpan<byte> packed, Span<byte> destination, LpcmFormat format)
    {
        var group = format.PackedGroup;
        var written = 0;
        if (_begunCount > 0)
        {
            var missing = Math.Min(group - _begunCount, packed.Length);
            packed[..missing].CopyTo(_begun.AsSpan(_begunCount));
            packed = packed[missing..];
            _begunCount += missing;
            if (_begunCount < group)
            {
                return 0;
            }

            UnpackGroups(_begun.AsSpan(0, group), destination, format);
            written = format.UnpackedGroup;
        }

        var whole = packed.Length / group * group;
        UnpackGroups(packed[..whole], destination[written..], format);
        written += whole / group * format.UnpackedGroup;
        packed[whole..].CopyTo(_begun);
        _begunCount = packed.Length - whole;
        return written;
    }

    private static void UnpackGroups(ReadOnlySpan<byte> packed, Span<byte> destination, LpcmFormat format)
    {
        if (format.SourceBits == 16)
        {
            BinaryPrimitives.ReverseEndianness(
                MemoryMarshal.Cast<byte, short>(packed), MemoryMarshal.Cast<byte, short>(destination[..packed.Length]));
            return;
        }

        var count = 2 * format.Channels;
        for (; packed.Length > 0; packed = packed[format.PackedGroup..], destination = destination[format.UnpackedGroup..])
        {
            for (var i = 0; i < count; i++)
            {
                destination[i * 3] = format.SourceBits == 24 ? packed[(count * 2) + i] : Nibble(packed[(count * 2) + (i / 2)], i);
                destination[(i * 3) + 1] = packed[(i * 2) + 1];
                destination[(i * 3) + 2] = packed[i * 2];
            }
        }
    }

    // The low bits of two samples share a byte, the first above the second; they become the high half of the sample's low byte.
    private static byte Nibble(byte pair, int index) => (byte)((index & 1) == 0 ? pair & 0xF0 : pair << 4);
}
