using System.Diagnostics;

namespace DvdPlayer.ProgramStream;

/// <summary>One packet of one stream, as <see cref="ProgramStreamReader"/> finds it in its buffer.</summary>
/// <remarks>
/// The memory belongs to the reader and is overwritten by its next wait for data: whoever keeps a packet longer copies it.
/// </remarks>
[DebuggerDisplay("{Kind} {Track} at {Position}: {Payload.Length} bytes, PTS {Pts}")]
internal readonly struct PesPacket
{
    private readonly StreamIdentity _identity;
    private readonly PesHeader _header;

    /// <summary>Puts a packet together from what was parsed.</summary>
    /// <param name="position">Byte offset of the packet's start code.</param>
    /// <param name="identity">The stream it belongs to.</param>
    /// <param name="header">Its PES header; default if it has none.</param>
    /// <param name="payload">What follows the PES header.</param>
    public PesPacket(long position, StreamIdentity identity, PesHeader header, ReadOnlyMemory<byte> payload)
    {
        Position = position;
        _identity = identity;
        _header = header;
        PayloadWithHeader = payload;
    }

    /// <summary>Byte offset of the packet's start code in its file.</summary>
    public long Position { get; }

    /// <summary>What the stream carries.</summary>
    public StreamKind Kind => _identity.Kind;

    /// <summary>The stream's number among those of its kind, from 0.</summary>
    public int Track => _identity.Track;

    /// <summary>Presentation time stamp, 33 bits, 90 kHz. It belongs to the first access unit that begins in this packet.</summary>
    public long? Pts => _header.Pts;

    /// <summary>Decoding time stamp, 33 bits, 90 kHz, if it differs from <see cref="Pts"/>.</summary>
    public long? Dts => _header.Dts;

    /// <summary>PES_scrambling_control: 0 if the payload is in the clear.</summary>
    public int ScramblingControl => _header.ScramblingControl;

    /// <summary>Everything after the PES header: in a private stream it begins with the substream id.</summary>
    public ReadOnlyMemory<byte> PayloadWithHeader { get; }

    /// <summary>The stream's own bytes: after the 4 bytes of a private audio substream's header, or the 1 of a subpicture's.</summary>
    /// <remarks>For linear PCM it begins with the 3 bytes of <see cref="LpcmFormat"/>.</remarks>
    public ReadOnlyMemory<byte> Payload => PayloadWithHeader[_identity.HeaderLength..];

    /// <summary>How many audio frames begin in this packet; 0 for other streams than private audio.</summary>
    public int FrameCount => IsPrivateAudio ? PayloadWithHeader.Span[1] : 0;

    /// <summary>
    /// The first access unit pointer of a private audio packet: where the first frame begins, counted from the pointer's last byte; 0 if
    /// none begins here.
    /// </summary>
    public int FirstAccessUnitPointer => IsPrivateAudio ? (PayloadWithHeader.Span[2] << 8) | PayloadWithHeader.Span[3] : 0;

    /// <summary>Where the first frame begins in <see cref="Payload"/>; null if none does or the stream has no such pointer.</summary>
    public int? FirstAccessUnitOffset => FirstAccessUnitPointer is > 0 and var pointer ? pointer - 1 : null;

    private bool IsPrivateAudio => _identity.HeaderLength == StreamIdentity.AudioHeaderLength;
}
