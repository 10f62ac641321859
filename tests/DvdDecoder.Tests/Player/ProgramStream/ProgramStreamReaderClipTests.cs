using System.Security.Cryptography;
using DvdPlayer.ProgramStream;

namespace DvdDecoder.Tests.Player.ProgramStream;

/// <summary>The numbers and hashes are those that ffprobe and ffmpeg -c copy give for the same clips.</summary>
public class ProgramStreamReaderClipTests
{
    [Theory]
    [InlineData(Clip.NtscLpcm, "Video", 0, 99, "ad5ef154ab83faa76f7c4aa632b46c40")]
    [InlineData(Clip.NtscLpcm, "Subpicture", 0, 1, "afaadc0b5b93a5b887823ec202699de5")]
    [InlineData(Clip.NtscMp2, "Video", 0, 45, "ac189144ea5f3d302e44655e7631fd14")]
    [InlineData(Clip.NtscMp2, "MpegAudio", 0, 48, "434464d6108747bd254aea84381c6a02")]
    [InlineData(Clip.NtscAc3, "Ac3", 0, 25, "54628a82855fc1d23b5251f4ad5751c7")]
    [InlineData(Clip.NtscMp2Ac3, "Video", 0, 19, "f362b23f0fd10a48e40e88fb0ea4762a")]
    [InlineData(Clip.NtscMp2Ac3, "MpegAudio", 0, 12, "69960655f47231bccb8450236d895568")]
    [InlineData(Clip.NtscMp2Ac3, "Ac3", 1, 13, "1f37c43716a9ce234e72592a2cbcc228")]
    [InlineData(Clip.PalTwoLpcm, "Video", 0, 49, "86b725e977dea374b9743491076dfafd")]
    public void TryRead_Clip_GivesTheElementaryStream(string clip, string kind, int track, int packets, string md5)
    {
        var stream = Enum.Parse<StreamKind>(kind);
        var split = Splitting.Of(Clip.Bytes(clip));

        split.Packets.Count(p => p.Kind == stream && p.Track == track).Should().Be(packets);
        Md5(split.Elementary(stream, track)).Should().Be(md5);
        split.End.Should().Be(new EndOfProgram(true, new FileInfo(Clip.Path(clip)).Length, 0));
    }

    [Theory]
    [InlineData(Clip.NtscLpcm, 0, 192, 384_000, "1180ca3536b1226fcec51fbf96186c02")]
    [InlineData(Clip.PalTwoLpcm, 0, 96, 192_000, "a316b305f13b13fe767b3d0d068f95bc")]
    [InlineData(Clip.PalTwoLpcm, 1, 96, 192_000, "7cec4a677d25b372c40c38bee69972a0")]
    public void TryRead_LpcmClip_GivesTheSamples(string clip, int track, int packets, int length, string md5)
    {
        var split = Splitting.Of(Clip.Bytes(clip));
        var samples = split.Elementary(StreamKind.Lpcm, track, LpcmFormat.Length);
        for (var i = 0; i < samples.Length; i += 2)
        {
            (samples[i], samples[i + 1]) = (samples[i + 1], samples[i]);
        }

        split.Packets.Count(p => p.Kind == StreamKind.Lpcm && p.Track == track).Should().Be(packets);
        samples.Should().HaveCount(length);
        Md5(samples).Should().Be(md5);
    }

    [Theory]
    [InlineData(Clip.NtscLpcm, "Lpcm", 0, 15015, 194865)]
    [InlineData(Clip.NtscLpcm, "Subpicture", 0, 60015, 60015)]
    [InlineData(Clip.NtscAc3, "Ac3", 0, 12012, 187692)]
    [InlineData(Clip.PalTwoLpcm, "Lpcm", 1, 18000, 107550)]
    public void TryRead_Clip_GivesFirstAndLastPts(string clip, string kind, int track, long first, long last)
    {
        var stamps = Splitting.Of(Clip.Bytes(clip)).Packets
            .Where(p => p.Kind == Enum.Parse<StreamKind>(kind) && p.Track == track)
            .Select(p => p.Pts).OfType<long>().ToList();

        stamps[0].Should().Be(first);
        stamps[^1].Should().Be(last);
        stamps.Should().BeInAscendingOrder();
    }

    [Fact]
    public void TryRead_FirstVideoPacket_HasBothStamps()
    {
        var video = Splitting.Of(Clip.Bytes(Clip.NtscLpcm)).Packets.First(p => p.Kind == StreamKind.Video);

        video.Pts.Should().Be(15015);
        video.Dts.Should().Be(12012);
    }

    [Fact]
    public void TryRead_NavPacks_GivePciAndDsi()
    {
        var nav = Splitting.Of(Clip.Bytes(Clip.NtscLpcm)).Packets.Where(p => p.Kind == StreamKind.Navigation).ToList();

        nav.Select(p => p.Track).Should().Equal(0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    [Fact]
    public async Task ReadAllAsync_Clip_GivesWhatTryReadGives()
    {
        using var reader = ProgramStreamReader.Open(Clip.Path(Clip.NtscLpcm));
        var positions = new List<long>();
        await foreach (var packet in reader.ReadAllAsync())
        {
            positions.Add(packet.Position);
        }

        positions.Should().Equal(Splitting.Of(Clip.Bytes(Clip.NtscLpcm)).Packets.Select(p => p.Position));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void WaitToRead_DataInPieces_GivesTheSamePackets(int seed)
    {
        var bytes = Clip.Bytes(Clip.NtscLpcm);

        var split = Splitting.Of(new TricklingStream(bytes, seed));

        split.Packets.Should().BeEquivalentTo(Splitting.Of(bytes).Packets, options => options.WithStrictOrdering());
    }

    [Fact]
    public void Rewind_AfterTheEnd_GivesTheSamePackets()
    {
        using var reader = ProgramStreamReader.Open(Clip.Path(Clip.NtscAc3));
        var first = Splitting.Of(reader);
        reader.Rewind();
        var second = Splitting.Of(reader);

        second.Packets.Select(p => p.Position).Should().Equal(first.Packets.Select(p => p.Position));
        second.End.Should().Be(first.End);
    }

    private static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
