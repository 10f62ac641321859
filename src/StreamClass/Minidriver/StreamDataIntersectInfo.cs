using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Minidriver;

/// <summary>One range of a client, for which the minidriver is to find a format that a stream takes.</summary>
/// <remarks>Native name: STREAM_DATA_INTERSECT_INFO. Reference 13.7, 14.2.</remarks>
[NativeName("STREAM_DATA_INTERSECT_INFO")]
public sealed class StreamDataIntersectInfo
{
    internal StreamDataIntersectInfo(int streamNumber, KsDataFormatBlock dataRange, Memory<byte> dataFormatBuffer)
    {
        StreamNumber = streamNumber;
        DataRange = dataRange;
        DataFormatBuffer = dataFormatBuffer;
    }

    /// <summary>The index of the stream, which is the pin type id.</summary>
    public int StreamNumber { get; }

    /// <summary>The client's range.</summary>
    public KsDataFormatBlock DataRange { get; }

    /// <summary>Where the whole format goes; empty when the client only asks for its size.</summary>
    public Memory<byte> DataFormatBuffer { get; }

    /// <summary>Bytes of <see cref="DataFormatBuffer"/>.</summary>
    public uint SizeOfDataFormatBuffer => (uint)DataFormatBuffer.Length;
}
