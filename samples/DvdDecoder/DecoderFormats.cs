using StreamClass.Ks;

namespace DvdDecoder;

/// <summary>The formats that the streams of the decoder take.</summary>
public static class DecoderFormats
{
    /// <summary>MPEG-2 video of a DVD, for <see cref="DecoderStreams.VideoIn"/>.</summary>
    public static KsDataFormatBlock VideoIn { get; } = KsDataFormatBlock.Create(
        KsDataFormatType.DvdEncryptedPack, KsDataFormatSubtype.Mpeg2Video, KsDataFormatSpecifier.Mpeg2Video);

    /// <summary>Linear PCM of a DVD, whose packets say what it is, for <see cref="DecoderStreams.AudioIn"/>.</summary>
    public static KsDataFormatBlock AudioIn { get; } = KsDataFormatBlock.Create(
        KsDataFormatType.DvdEncryptedPack, KsDataFormatSubtype.LpcmAudio, KsDataFormatSpecifier.WaveFormatEx);

    /// <summary>Pictures in I420, for <see cref="DecoderStreams.VideoOut"/>. Each says how large it is.</summary>
    public static KsDataFormatBlock VideoOut { get; } = KsDataFormatBlock.Create(
        KsDataFormatType.Video, KsDataFormatSubtype.FromFourCc("I420"), KsDataFormatSpecifier.None);

    /// <summary>Samples, for <see cref="DecoderStreams.AudioOut"/>. Each block says what they are.</summary>
    public static KsDataFormatBlock AudioOut { get; } = KsAudioFormat.Pcm(48_000, 2, 16);

    /// <summary>Pictures in I420 with a KS_VIDEOINFOHEADER2, which <see cref="DecoderStreams.VideoOut"/> takes as well.</summary>
    internal static KsDataFormatBlock VideoOutWithHeader { get; } = KsDataFormatBlock.Create(
        KsDataFormatType.Video, KsDataFormatSubtype.FromFourCc("I420"), KsDataFormatSpecifier.VideoInfo2);
}
