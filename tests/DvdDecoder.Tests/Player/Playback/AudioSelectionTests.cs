using DvdPlayer.Playback;
using DvdPlayer.ProgramStream;

namespace DvdDecoder.Tests.Player.Playback;

public class AudioSelectionTests
{
    private static readonly AudioTrack Mpeg = new(StreamKind.MpegAudio, 0, null);
    private static readonly AudioTrack Ac3 = new(StreamKind.Ac3, 1, null);
    private static readonly AudioTrack Lpcm2 = new(StreamKind.Lpcm, 2, new LpcmFormat(16, 48_000, 2));
    private static readonly AudioTrack Lpcm3 = new(StreamKind.Lpcm, 3, new LpcmFormat(16, 48_000, 2));

    [Fact]
    public void Choose_NothingWanted_TakesTheFirstThatCanBeDecoded() =>
        AudioSelection.Choose("x", [Lpcm3, Lpcm2, Ac3, Mpeg], null).Should().Be(new AudioSelection(Lpcm2, null));

    [Fact]
    public void Choose_Wanted_CountsTracksOfAllKinds() =>
        AudioSelection.Choose("x", [Ac3, Lpcm2, Lpcm3, Mpeg], 3).Track.Should().Be(Lpcm3);

    [Fact]
    public void Choose_NoneCanBeDecoded_SaysSo() => AudioSelection.Choose("x", [Ac3, Mpeg], null)
        .Should().Be(new AudioSelection(
            null, "x has no audio track that can be decoded (0: MPEG audio, 1: AC-3): playing the video only."));

    [Fact]
    public void Choose_NoTracks_SaysNothing() => AudioSelection.Choose("x", [], null).Should().Be(new AudioSelection(null, null));

    [Fact]
    public void Choose_UndecodableWanted_NamesThoseThatCan() => Refusal([Mpeg, Ac3, Lpcm2, Lpcm3], 1)
        .Should().Be("Audio track 1 of x is AC-3, which cannot be decoded yet; those that can: 2, 3.");

    [Fact]
    public void Choose_UndecodableWantedAndNoneCan_SaysSo() => Refusal([Mpeg, Ac3], 0)
        .Should().Be("Audio track 0 of x is MPEG audio, which cannot be decoded yet; no track of this file can (0: MPEG audio, 1: AC-3).");

    [Fact]
    public void Choose_MissingWanted_NamesThoseThatAre() => Refusal([Ac3, Lpcm2], 7)
        .Should().Be("x has no audio track 7, only 0: AC-3, 1: LPCM; of these can be decoded: 1.");

    [Fact]
    public void Choose_WantedOfNone_SaysSo() => Refusal([], 0).Should().Be("x has no audio track 0: it has none at all.");

    private static string Refusal(AudioTrack[] tracks, int wanted)
    {
        var act = () => AudioSelection.Choose("x", tracks, wanted);
        return act.Should().Throw<PlaybackException>().Which.Message;
    }
}
