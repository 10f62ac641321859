using StreamClass.Ks;

namespace StreamClass.Tests.Ks.Formats.Audio;

public sealed class KsAudioFormatTests
{
    private static readonly WaveFormatEx Wave = new() { Channels = 6, SamplesPerSecond = 48_000, BlockAlign = 4 };

    [Fact]
    public void Pcm_OfACompactDisc_HasItsBytes()
    {
        var block = KsAudioFormat.Pcm(44_100, 2, 16);
        block.Format.Should().Be(new KsDataFormat
        {
            FormatSize = KsDataFormatWaveFormatEx.NativeSize,
            SampleSize = 4,
            MajorFormat = KsDataFormatType.Audio,
            SubFormat = KsDataFormatSubtype.Pcm,
            Specifier = KsDataFormatSpecifier.WaveFormatEx,
        });
        block.Specific.ToArray().Should().Equal(1, 0, 2, 0, 0x44, 0xAC, 0, 0, 0x10, 0xB1, 0x02, 0, 4, 0, 16, 0, 0, 0);
    }

    [Fact]
    public void Form_OfEachCoding_HasItsSpecifier()
    {
        var major = KsDataFormatType.DvdEncryptedPack;
        Check(KsAudioFormat.Ac3(major, Wave), KsDataFormatSubtype.Ac3Audio, KsDataFormatSpecifier.Ac3Audio);
        Check(KsAudioFormat.Lpcm(major, Wave), KsDataFormatSubtype.LpcmAudio, KsDataFormatSpecifier.LpcmAudio);
        Check(KsAudioFormat.Mpeg2(major, Wave), KsDataFormatSubtype.Mpeg2Audio, KsDataFormatSpecifier.Mpeg2Audio);
        Check(KsAudioFormat.Dts(major, Wave), KsDataFormatSubtype.DtsAudio, KsDataFormatSpecifier.WaveFormatEx);
        Check(KsAudioFormat.Sdds(major, Wave), KsDataFormatSubtype.SddsAudio, KsDataFormatSpecifier.WaveFormatEx);

        void Check(KsDataFormatBlock block, Guid sub, Guid specifier)
        {
            var format = block.Format;
            (format.MajorFormat, format.SubFormat, format.Specifier, format.SampleSize).Should().Be((major, sub, specifier, 4u));
            KsAudioFormat.TryGetWave(block, out var wave).Should().BeTrue();
            wave.Should().Be(Wave);
        }
    }

    [Fact]
    public void Wave_WithExtraBytes_CountsThem()
    {
        var block = KsAudioFormat.Mpeg2(KsDataFormatType.Audio, Wave, [7, 8, 9]);
        block.Specific.Span[16].Should().Be(3);
        block.Specific.Span[18..].ToArray().Should().Equal(7, 8, 9);
    }

    [Fact]
    public void TryGetWave_SaysThatMoreFollowsThanDoes_IsRefused()
    {
        var head = new KsDataFormat { Specifier = KsDataFormatSpecifier.WaveFormatEx };
        KsAudioFormat.TryGetWave(KsDataFormatBlock.Create(head, Wave with { ExtraSize = 2 }, [1, 2]), out _).Should().BeTrue();
        KsAudioFormat.TryGetWave(KsDataFormatBlock.Create(head, Wave with { ExtraSize = 2 }, [1]), out _).Should().BeFalse();
        KsAudioFormat.TryGetWave(new KsDataFormatBlock(head, new byte[17]), out _).Should().BeFalse();
        head.Specifier = KsDataFormatSpecifier.None;
        KsAudioFormat.TryGetWave(KsDataFormatBlock.Create(head, Wave), out _).Should().BeFalse();
    }

    [Fact]
    public void Range_OfPcm_HasItsBytes()
    {
        var block = KsAudioFormat.Range(
            KsDataFormatSubtype.Pcm,
            new KsDataRangeAudio { MaximumChannels = 2, MaximumBitsPerSample = 16, MaximumSampleFrequency = 48_000 });
        block.Block.Length.Should().Be(88);
        block.Format.MajorFormat.Should().Be(KsDataFormatType.Audio);
        block.Format.Specifier.Should().Be(KsDataFormatSpecifier.WaveFormatEx);
        BitConverter.ToInt32(block.Block.Span[72..]).Should().Be(16);
        BitConverter.ToInt32(block.Block.Span[80..]).Should().Be(48_000);
    }
}
