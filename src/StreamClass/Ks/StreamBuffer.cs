namespace StreamClass.Ks;

/// <summary>One header and the memory that it describes.</summary>
/// <param name="header">The header; on completion it is the one that the minidriver filled.</param>
/// <param name="data">The memory.</param>
public struct StreamBuffer(KsStreamHeader header, Memory<byte> data)
{
    /// <summary>The header; on completion it is the one that the minidriver filled.</summary>
    public KsStreamHeader Header { get; set; } = header;

    /// <summary>The memory.</summary>
    public Memory<byte> Data { get; } = data;
}
