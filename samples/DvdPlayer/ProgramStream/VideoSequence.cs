using System.Buffers.Binary;

namespace DvdPlayer.ProgramStream;

/// <summary>What the first sequence header of a video stream says.</summary>
/// <param name="Width">Luminance samples in a line.</param>
/// <param name="Height">Lines.</param>
/// <param name="PictureTicks">How long a picture lasts at 90 kHz.</param>
/// <param name="AspectCode">aspect_ratio_information: in MPEG-2 1 square samples, 2 4:3, 3 16:9.</param>
/// <param name="IsMpeg2">Whether a sequence extension follows.</param>
/// <param name="Header">The sequence header and its extensions, up to the next start code of another kind.</param>
internal sealed record VideoSequence(int Width, int Height, int PictureTicks, int AspectCode, bool IsMpeg2, byte[] Header)
{
    private const int FixedLength = 12;

    private static ReadOnlySpan<byte> SequenceStart => [0, 0, 1, 0xB3];

    private static ReadOnlySpan<byte> ExtensionStart => [0, 0, 1, 0xB5];

    private static ReadOnlySpan<short> TicksOfRate => [0, 3754, 3750, 3600, 3003, 3000, 1800, 1502, 1500];

    /// <summary>Looks for a sequence header in a video packet.</summary>
    /// <param name="payload">The packet's payload.</param>
    /// <returns>What it says; null if none begins in the packet.</returns>
    public static VideoSequence? Find(ReadOnlySpan<byte> payload)
    {
        var start = payload.IndexOf(SequenceStart);
        if (start < 0 || payload.Length < start + FixedLength)
        {
            return null;
        }

        var header = payload[start..];
        var word = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        var rate = (int)(word & 15);
        var end = EndOf(header, out var isMpeg2);
        return new VideoSequence(
            (int)(word >> 20),
            (int)(word >> 8) & 0xFFF,
            rate < TicksOfRate.Length ? TicksOfRate[rate] : 0,
            (int)(word >> 4) & 15,
            isMpeg2,
            header[..end].ToArray());
    }

    private static int EndOf(ReadOnlySpan<byte> header, out bool isMpeg2)
    {
        isMpeg2 = false;
        for (var at = FixedLength; ;)
        {
            var next = header[at..].IndexOf(SequenceStart[..3]);
            if (next < 0)
            {
                return header.Length;
            }

            at += next;
            if (!header[at..].StartsWith(ExtensionStart))
            {
                return at;
            }

            isMpeg2 = true;
            at += ExtensionStart.Length;
        }
    }
}
