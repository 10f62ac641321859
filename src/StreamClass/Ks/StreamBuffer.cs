using System.Diagnostics.CodeAnalysis;

namespace StreamClass.Ks;

/// <summary>One header and the memory that it describes.</summary>
/// <param name="header">The header; of a read it is on completion the one that the minidriver filled.</param>
/// <param name="data">The memory.</param>
/// <param name="extension">What follows the header, or nothing.</param>
public struct StreamBuffer(KsStreamHeader header, Memory<byte> data, Memory<byte> extension = default)
{
    private KsStreamHeader _header = header;

    /// <summary>The header; of a read it is on completion the one that the minidriver filled.</summary>
    public KsStreamHeader Header
    {
        readonly get => _header;
        set => _header = value;
    }

    /// <summary>The memory.</summary>
    public Memory<byte> Data { get; } = data;

    /// <summary>What follows the header on a stream whose headers are extended, such as a KS_FRAME_INFO; of a read it is filled on completion.</summary>
    /// <remarks>Either empty or of as many bytes as the stream's headers are extended by. Reference 13.10.</remarks>
    public Memory<byte> Extension { get; } = extension;

    /// <summary>The header in its place: it is large, and every request looks at it.</summary>
    [UnscopedRef]
    internal ref KsStreamHeader HeaderInPlace => ref _header;

    /// <inheritdoc cref="HeaderInPlace"/>
    [UnscopedRef]
    internal readonly ref readonly KsStreamHeader HeaderToRead => ref _header;
}
