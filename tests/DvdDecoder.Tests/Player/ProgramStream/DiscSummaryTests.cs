using DvdPlayer.ProgramStream;

namespace DvdDecoder.Tests.Player.ProgramStream;

public class DiscSummaryTests
{
    [Fact]
    public async Task ProbeAsync_NtscLpcm_ListsEverything()
    {
        var summary = await Probe(Clip.Bytes(Clip.NtscLpcm));

        summary.Audio.Should().Equal(new AudioTrack(StreamKind.Lpcm, 0, new LpcmFormat(16, 48_000, 2)));
        summary.Subpictures.Should().Equal(0);
        summary.HasNavigation.Should().BeTrue();
        summary.Origin.Should().Be(15_015);
        summary.ScrambledFrom.Should().BeNull();
        summary.Video.Should().BeEquivalentTo(new { Width = 720, Height = 480, PictureTicks = 3003, AspectCode = 2, IsMpeg2 = true });
        summary.Video!.Header.Should().HaveCount(22).And.StartWith([0, 0, 1, 0xB3]);
    }

    [Fact]
    public async Task ProbeAsync_PalTwoLpcm_ListsBothTracks()
    {
        var summary = await Probe(Clip.Bytes(Clip.PalTwoLpcm));

        summary.Audio.Select(a => (a.Kind, a.Track)).Should().Equal((StreamKind.Lpcm, 0), (StreamKind.Lpcm, 1));
        summary.Video.Should().BeEquivalentTo(new { Width = 720, Height = 576, PictureTicks = 3600, AspectCode = 3 });
    }

    [Fact]
    public async Task ProbeAsync_MpegAudioAndAc3_ListsBoth() =>
        (await Probe(Clip.Bytes(Clip.NtscMp2Ac3))).Audio.Should().Equal(
            new AudioTrack(StreamKind.MpegAudio, 0, null), new AudioTrack(StreamKind.Ac3, 1, null));

    [Fact]
    public async Task ProbeAsync_ScrambledPack_TellsItsOffset()
    {
        var bytes = Clip.Bytes(Clip.NtscLpcm);
        bytes[0x800E + 6] |= 0x20;

        (await Probe(bytes)).ScrambledFrom.Should().Be(0x800E);
    }

    [Fact]
    public async Task ProbeAsync_ShortProbe_LooksNoFurther() =>
        (await Probe(Clip.Bytes(Clip.NtscLpcm), 4096)).Audio.Should().BeEmpty();

    [Fact]
    public async Task ProbeAsync_Afterwards_TheReaderIsAtTheBeginning()
    {
        using var reader = ProgramStreamReader.Open(Clip.Path(Clip.NtscLpcm));
        await DiscSummary.ProbeAsync(reader, 100_000);

        Splitting.Of(reader).Packets.Should().HaveCount(Splitting.Of(Clip.Bytes(Clip.NtscLpcm)).Packets.Count);
    }

    [Fact]
    public async Task ProbeAsync_AudioThatStartsEarlier_IsTheOrigin() =>
        (await Probe(new ProgramStreamBuilder()
            .Pack().Pes(0xE0, 15_015, null, [1])
            .Pack().Pes(0xC0, 14_115, null, [1])
            .Pack().Pes(0xE0, 9000, null, [1])
            .Pack().Pes(0xC1, 800_000, null, [1]).ToArray())).Origin.Should().Be(14_115);

    [Theory]
    [InlineData(0x01, 16, 48_000, 2)]
    [InlineData(0x55, 20, 96_000, 6)]
    [InlineData(0x80, 24, 48_000, 1)]
    public void LpcmFormatTryRead_Parameters_AreRead(byte parameters, int bits, int rate, int channels)
    {
        LpcmFormat.TryRead([0, parameters, 0x80], out var format).Should().BeTrue();
        format.Should().Be(new LpcmFormat(bits, rate, channels));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0xC1, 0x80 })]
    [InlineData(new byte[] { 0, 1 })]
    public void LpcmFormatTryRead_NoParameters_IsFalse(byte[] payload) => LpcmFormat.TryRead(payload, out _).Should().BeFalse();

    private static async Task<DiscSummary> Probe(byte[] bytes, long length = DiscSummary.DefaultProbeLength)
    {
        using var reader = new ProgramStreamReader(new MemoryStream(bytes), "test.vob") { AcceptsScrambled = true };
        return await DiscSummary.ProbeAsync(reader, length);
    }
}
