using DvdPlayer.ProgramStream;

namespace DvdDecoder.Tests.Player.ProgramStream;

public class StreamTimeTests
{
    private const long Second = 10_000_000;

    [Fact]
    public void Stamp_FirstPicture_IsTimeZero() => Stamp(new StreamTime(), Video(15015)).Should().Be(0);

    [Fact]
    public void Stamp_AcrossTheWrap_GoesOn()
    {
        var time = new StreamTime();
        Stamp(time, Video((1L << 33) - 45_000));

        Stamp(time, Video(45_000)).Should().Be(Second);
        Stamp(time, Audio((1L << 33) - 9000)).Should().Be(4 * Second / 10);
        time.Discontinuities.Should().Be(0);
    }

    [Fact]
    public void Stamp_DecodeStampBeforeTheWrap_IsEarlier()
    {
        var time = new StreamTime();
        Stamp(time, Video(0));
        var header = new PesHeader(0, 0, 90_000, (1L << 33) - 90_000);
        var packet = new PesPacket(0, new StreamIdentity(StreamKind.Video, 0, 0), header, default);

        time.Stamp(packet).Should().Be(new PacketTime(Second, -Second));
    }

    [Fact]
    public void Stamp_PicturesOutOfOrder_AreNoJump()
    {
        var time = new StreamTime();

        Stamp(time, Video(90_000));
        Stamp(time, Video(99_009)).Should().Be(1_001_000);
        Stamp(time, Video(93_003)).Should().Be(333_667);
        time.Discontinuities.Should().Be(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90_000L * 3600)]
    [InlineData((1L << 33) - 100)]
    public void Stamp_JumpWithoutNavPacks_JoinsAtTheEnd(long beginning)
    {
        var time = new StreamTime();
        Stamp(time, Video(900_000));
        Stamp(time, Video(990_000));

        Stamp(time, Video(beginning)).Should().Be(StreamTime.ToTime(93_003));
        Stamp(time, Audio((beginning + 9000) % (1L << 33))).Should().Be(StreamTime.ToTime(93_003 + 9000));
        time.Discontinuities.Should().Be(1);
    }

    [Fact]
    public void Stamp_NavPackThatStartsElsewhere_JoinsAtTheEndOfTheUnit()
    {
        var time = new StreamTime();
        Navigate(time, 15_015, 60_060);
        Stamp(time, Video(15_015)).Should().Be(0);
        Navigate(time, 60_060, 90_090);
        Stamp(time, Video(60_060)).Should().Be(StreamTime.ToTime(45_045));
        time.Discontinuities.Should().Be(0);

        Navigate(time, 80_000, 100_000);
        Stamp(time, Audio(79_000)).Should().Be(StreamTime.ToTime(75_075 - 1000));
        Stamp(time, Video(80_000)).Should().Be(StreamTime.ToTime(75_075));
        time.Discontinuities.Should().Be(1);
        time.End.Should().Be(StreamTime.ToTime(75_075 + 20_000));
    }

    [Fact]
    public void Stamp_NavPackAfterPlainPackets_KeepsTheTimeLine()
    {
        var time = new StreamTime();
        Stamp(time, Video(90_000));
        Navigate(time, 135_000, 180_000);

        Stamp(time, Video(135_000)).Should().Be(Second / 2);
        time.Discontinuities.Should().Be(0);
    }

    [Fact]
    public void Stamp_BlankNavPacks_AreIgnored()
    {
        var time = new StreamTime();
        Navigate(time, 0, 0);
        Stamp(time, Video(15_015)).Should().Be(0);
        Navigate(time, 0, 0);

        Stamp(time, Video(18_018)).Should().Be(333_667);
        time.Discontinuities.Should().Be(0);
    }

    [Fact]
    public void Stamp_AudioBeforeTheVideo_CountsFromTheOrigin()
    {
        var time = new StreamTime(origin: 14_115);

        Stamp(time, Video(15_015)).Should().Be(100_000);
        Stamp(time, Audio(14_115)).Should().Be(0);
    }

    [Fact]
    public void Stamp_OriginOfSomethingElse_IsIgnored() => Stamp(new StreamTime(origin: 0), Video(900_000)).Should().Be(0);

    [Theory]
    [InlineData(Clip.NtscMp2, "MpegAudio", 20_160_000)]
    [InlineData(Clip.NtscAc3, "Ac3", 20_160_000)]
    [InlineData(Clip.NtscLpcm, "Lpcm", 20_000_000)]
    public void End_OneAudioStreamAlone_IsTheEndOfItsLastFrame(string clip, string kind, long end)
    {
        using var reader = ProgramStreamReader.Open(Clip.Path(clip));
        var time = new StreamTime();
        while (reader.WaitToRead())
        {
            while (reader.TryRead(out var packet))
            {
                if (packet.Kind == Enum.Parse<StreamKind>(kind))
                {
                    time.Stamp(packet);
                }
            }
        }

        time.End.Should().Be(end);
    }

    [Fact]
    public void BeginPass_AtATime_MapsTheBeginningToIt()
    {
        var time = new StreamTime();
        Stamp(time, Video(15_015));
        time.BeginPass(12_345);

        Stamp(time, Video(15_015)).Should().Be(12_345);
    }

    [Fact]
    public void BeginPass_AfterExtendTo_BeginsThere()
    {
        var time = new StreamTime();
        Stamp(time, Video(15_015));
        time.ExtendTo(5 * Second);
        time.BeginPass();

        Stamp(time, Video(15_015)).Should().Be(5 * Second);
    }

    [Theory]
    [InlineData(Clip.NtscLpcm, 20_020_000)]
    [InlineData(Clip.PalTwoLpcm, 10_000_000)]
    public void BeginPass_ClipInALoop_HasNeitherGapNorOverlap(string clip, long length)
    {
        using var reader = ProgramStreamReader.Open(Clip.Path(clip));
        var time = new StreamTime();
        var firstPass = Times(reader, time);
        for (var pass = 1; pass < 4; pass++)
        {
            time.End.Should().Be(pass * length);
            reader.Rewind();
            time.BeginPass();

            Times(reader, time).Should().Equal(firstPass.Select(t => t + (pass * length)));
        }

        firstPass.Min().Should().Be(0);
        time.Discontinuities.Should().Be(0);
    }

    [Fact]
    public void Stamp_ClipTwiceInOneFile_IsTheSameAsALoop()
    {
        var bytes = Clip.Bytes(Clip.NtscLpcm);
        using var once = new ProgramStreamReader(new MemoryStream(bytes), "once");
        using var twice = new ProgramStreamReader(new MemoryStream([.. bytes, .. bytes]), "twice");
        var times = Times(once, new StreamTime());
        var joined = new StreamTime();

        Times(twice, joined).Should().Equal(times.Concat(times.Select(t => t + 20_020_000)));
        joined.Discontinuities.Should().Be(1);
    }

    [Fact]
    public void ToTime_NegativeTicks_RoundsAlike() => StreamTime.ToTime(-3003).Should().Be(-StreamTime.ToTime(3003));

    private static List<long> Times(ProgramStreamReader reader, StreamTime time)
    {
        var times = new List<long>();
        while (reader.WaitToRead())
        {
            while (reader.TryRead(out var packet))
            {
                if (time.Stamp(packet).Presentation is { } presentation)
                {
                    times.Add(presentation);
                }
            }
        }

        return times;
    }

    private static long? Stamp(StreamTime time, PesPacket packet) => time.Stamp(packet).Presentation;

    private static PesPacket Video(long pts) => new(0, new StreamIdentity(StreamKind.Video, 0, 0), new PesHeader(0, 0, pts, null), default);

    private static PesPacket Audio(long pts) =>
        new(0, new StreamIdentity(StreamKind.MpegAudio, 0, 0), new PesHeader(0, 0, pts, null), default);

    private static void Navigate(StreamTime time, uint start, uint end)
    {
        var bytes = new ProgramStreamBuilder().Pack().Nav(start, end).ToArray();
        using var reader = new ProgramStreamReader(new MemoryStream(bytes), "nav");
        Times(reader, time).Should().BeEmpty();
    }
}
