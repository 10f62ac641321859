using StreamClass.Ks;
using StreamClass.Minidriver;

namespace DvdDecoder;

/// <summary>What the streams are: the answer to GET_STREAM_INFO, and which formats fit.</summary>
internal static class StreamDescriptions
{
    /// <summary>Fills the descriptor of the device, in the order of the stream numbers.</summary>
    public static void Fill(HwStreamDescriptor descriptor)
    {
        for (var stream = DecoderStreams.VideoIn; stream <= DecoderStreams.AudioOut; stream++)
        {
            descriptor.Add(new HwStreamInformation
            {
                NumberOfPossibleInstances = 1,
                DataFlow = stream is DecoderStreams.VideoIn or DecoderStreams.AudioIn ? KsPinDataFlow.In : KsPinDataFlow.Out,
                DataAccessible = true,
                StreamFormatsArray = FormatsOf(stream),
            });
        }
    }

    /// <summary>Whether a stream takes a format.</summary>
    public static bool Accepts(int stream, KsDataFormatBlock format) =>
        FormatsOf(stream).Any(range => format.Format.IsConnectableTo(range.Format));

    private static KsDataFormatBlock[] FormatsOf(int stream) => stream switch
    {
        DecoderStreams.VideoIn => [DecoderFormats.VideoIn],
        DecoderStreams.AudioIn => [DecoderFormats.AudioIn],
        DecoderStreams.VideoOut => [DecoderFormats.VideoOut, DecoderFormats.VideoOutWithHeader],
        _ => [DecoderFormats.AudioOut],
    };
}
