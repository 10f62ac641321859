using StreamClass.Ks;
using StreamClass.Minidriver;

namespace DvdDecoder;

/// <summary>What the streams are: the answer to GET_STREAM_INFO, and which formats fit.</summary>
internal static class StreamDescriptions
{
    private static readonly HwStreamInformation[] Streams =
    [
        Describe(KsPinDataFlow.In, DecoderFormats.VideoIn),
        Describe(KsPinDataFlow.In, DecoderFormats.AudioIn),
        Describe(KsPinDataFlow.Out, DecoderFormats.VideoOut, DecoderFormats.VideoOutWithHeader),
        Describe(KsPinDataFlow.Out, DecoderFormats.AudioOut),
    ];

    /// <summary>Fills the descriptor of the device.</summary>
    public static void Fill(HwStreamDescriptor descriptor)
    {
        descriptor.StreamHeader.NumberOfStreams = Streams.Length;
        foreach (var stream in Streams)
        {
            descriptor.StreamInfo.Add(stream);
        }
    }

    /// <summary>Whether a stream takes a format.</summary>
    public static bool Accepts(int stream, KsDataFormatBlock format) =>
        Streams[stream].StreamFormatsArray.Any(range => format.Format.IsConnectableTo(range.Format));

    private static HwStreamInformation Describe(KsPinDataFlow flow, params KsDataFormatBlock[] formats) => new()
    {
        NumberOfPossibleInstances = 1,
        DataFlow = flow,
        DataAccessible = true,
        StreamFormatsArray = formats,
    };
}
