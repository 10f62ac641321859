using System.Buffers.Binary;
using StreamClass.Ks;

namespace DvdDecoder;

/// <summary>The formats that the streams of the decoder take.</summary>
public static class DecoderFormats
{
    private const int WaveFormatExSize = 18;
    private const ushort WaveFormatPcm = 1;

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
    public static KsDataFormatBlock AudioOut { get; } = Pcm(48_000, 2, 16);

    /// <summary>Pictures in I420 with a KS_VIDEOINFOHEADER2, which <see cref="DecoderStreams.VideoOut"/> takes as well.</summary>
    internal static KsDataFormatBlock VideoOutWithHeader { get; } = KsDataFormatBlock.Create(
        KsDataFormatType.Video, KsDataFormatSubtype.FromFourCc("I420"), KsDataFormatSpecifier.VideoInfo2);

    private static KsDataFormatBlock Pcm(int sampleRate, int channels, int bits)
    {
        var frame = channels * bits / 8;
        Span<byte> wave = stackalloc byte[WaveFormatExSize];
        BinaryPrimitives.WriteUInt16LittleEndian(wave, WaveFormatPcm);
        BinaryPrimitives.WriteUInt16LittleEndian(wave[2..], (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(wave[4..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(wave[8..], sampleRate * frame);
        BinaryPrimitives.WriteUInt16LittleEndian(wave[12..], (ushort)frame);
        BinaryPrimitives.WriteUInt16LittleEndian(wave[14..], (ushort)bits);
        BinaryPrimitives.WriteUInt16LittleEndian(wave[16..], 0);
        var head = new KsDataFormat
        {
            SampleSize = (uint)frame,
            MajorFormat = KsDataFormatType.Audio,
            SubFormat = KsDataFormatSubtype.Pcm,
            Specifier = KsDataFormatSpecifier.WaveFormatEx,
        };
        return new KsDataFormatBlock(head, wave);
    }
}
