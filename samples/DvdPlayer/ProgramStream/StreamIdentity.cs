namespace DvdPlayer.ProgramStream;

/// <summary>Which stream a packet belongs to, and how long the header is that a DVD puts before the stream's own bytes.</summary>
/// <param name="Kind">What the stream carries.</param>
/// <param name="Track">The stream's number among those of its kind, from 0.</param>
/// <param name="HeaderLength">Bytes of substream header: 4 for private audio, 1 for a subpicture or navigation, otherwise 0.</param>
internal readonly record struct StreamIdentity(StreamKind Kind, int Track, int HeaderLength)
{
    /// <summary>The bytes from the substream id to the first access unit pointer of a private audio packet.</summary>
    public const int AudioHeaderLength = 4;

    /// <summary>Names the stream of a packet.</summary>
    /// <param name="streamId">The last byte of the packet's start code.</param>
    /// <param name="payload">What follows the PES header.</param>
    /// <returns>The identity; of kind <see cref="StreamKind.Unknown"/> if a DVD defines none.</returns>
    public static StreamIdentity Of(byte streamId, ReadOnlySpan<byte> payload) => streamId switch
    {
        >= 0xE0 and <= 0xEF => new(StreamKind.Video, streamId & 0x0F, 0),
        >= 0xC0 and <= 0xDF => new(StreamKind.MpegAudio, streamId & 0x1F, 0),
        StartCode.PrivateStream1 when !payload.IsEmpty => OfSubstream(payload[0], payload.Length),
        StartCode.PrivateStream2 when !payload.IsEmpty => new(StreamKind.Navigation, payload[0], 1),
        _ => new(StreamKind.Unknown, streamId, 0),
    };

    private static StreamIdentity OfSubstream(byte substreamId, int length) => substreamId switch
    {
        >= 0x20 and <= 0x3F => new(StreamKind.Subpicture, substreamId & 0x1F, 1),
        >= 0x80 and <= 0x87 when length >= AudioHeaderLength => new(StreamKind.Ac3, substreamId & 7, AudioHeaderLength),
        >= 0x88 and <= 0x8F when length >= AudioHeaderLength => new(StreamKind.Dts, substreamId & 7, AudioHeaderLength),
        >= 0xA0 and <= 0xA7 when length >= AudioHeaderLength => new(StreamKind.Lpcm, substreamId & 7, AudioHeaderLength),
        _ => new(StreamKind.Unknown, substreamId, 0),
    };
}
