using DvdPlayer.ProgramStream;

namespace DvdDecoder.Tests.Player.ProgramStream;

public class ProgramStreamReaderSyntaxTests
{
    [Theory]
    [InlineData(0x20, "Subpicture", 0, 1)]
    [InlineData(0x3F, "Subpicture", 31, 1)]
    [InlineData(0x87, "Ac3", 7, 4)]
    [InlineData(0x89, "Dts", 1, 4)]
    [InlineData(0xA2, "Lpcm", 2, 4)]
    [InlineData(0x70, "Unknown", 0x70, 0)]
    public void TryRead_PrivateStream_NamesTheSubstream(byte id, string kind, int track, int headerLength)
    {
        var packet = Single(new ProgramStreamBuilder().Pack().Pes(0xBD, null, null, [id, 3, 1, 2, 50, 51]));

        packet.Kind.Should().Be(Enum.Parse<StreamKind>(kind));
        packet.Track.Should().Be(track);
        packet.PayloadWithHeader.ToArray().Should().Equal(id, 3, 1, 2, 50, 51);
        packet.Payload.Length.Should().Be(6 - headerLength);
        packet.FrameCount.Should().Be(headerLength == 4 ? 3 : 0);
        packet.FirstAccessUnitOffset.Should().Be(headerLength == 4 ? 0x101 : null);
    }

    [Theory]
    [InlineData(0xE3, "Video", 3)]
    [InlineData(0xDF, "MpegAudio", 31)]
    [InlineData(0xFD, "Unknown", 0xFD)]
    public void TryRead_PlainStream_NamesIt(byte id, string kind, int track)
    {
        var packet = Single(new ProgramStreamBuilder().Pack().Pes(id, null, null, [1]));

        packet.Kind.Should().Be(Enum.Parse<StreamKind>(kind));
        packet.Track.Should().Be(track);
    }

    [Fact]
    public void TryRead_LargestStamps_GivesAll33Bits()
    {
        const long Last = (1L << 33) - 1;
        var packet = Single(new ProgramStreamBuilder().Pack().Pes(0xE0, Last, 0x1_5555_5555, [1]));

        packet.Pts.Should().Be(Last);
        packet.Dts.Should().Be(0x1_5555_5555);
    }

    [Fact]
    public void TryRead_Mpeg1Syntax_GivesStampsAndPayload()
    {
        var packet = Single(new ProgramStreamBuilder().Mpeg1Pack().Packet(
            0xE0,
            [0xFF, 0xFF, 0x60, 0x20, .. ProgramStreamBuilder.Stamp(3, 7000), .. ProgramStreamBuilder.Stamp(1, 4000), 9, 8]));

        packet.Pts.Should().Be(7000);
        packet.Dts.Should().Be(4000);
        packet.Payload.ToArray().Should().Equal(9, 8);
    }

    [Fact]
    public void TryRead_Mpeg1WithoutStamps_GivesThePayload() =>
        Single(new ProgramStreamBuilder().Mpeg1Pack().Packet(0xC0, [0xFF, 0x0F, 7])).Payload.ToArray().Should().Equal(7);

    [Fact]
    public void TryRead_WrongMarkerBit_GivesNoStamp()
    {
        var bytes = new ProgramStreamBuilder().Pack().Pes(0xE0, 1000, null, [1]).ToArray();
        bytes[14 + 9] &= 0xFE;

        Splitting.Of(bytes).Packets.Should().ContainSingle().Which.Pts.Should().BeNull();
    }

    [Fact]
    public void End_EndCodeAndTrailingZeros_IsComplete()
    {
        var end = Splitting.Of(new ProgramStreamBuilder().Pack().Pes(0xE0, 1, null, [1]).Raw(0, 0, 1, 0xB9, 0, 0, 0).ToArray()).End;

        end.IsComplete.Should().BeTrue();
        end.SkippedBytes.Should().Be(3);
    }

    [Fact]
    public void TryRead_ProgramAfterAnEndCode_GoesOn() =>
        Splitting.Of(new ProgramStreamBuilder()
                .Pack().Pes(0xE0, 1, null, [1]).Raw(0, 0, 1, 0xB9)
                .Pack().Pes(0xE0, 1, null, [2]).Raw(0, 0, 1, 0xB9).ToArray())
            .Elementary(StreamKind.Video, 0).Should().Equal(1, 2);

    [Fact]
    public void NavPackTryRead_PciPacket_TellsTheUnitsTimes()
    {
        var bytes = new ProgramStreamBuilder().Pack().Nav(100, 45145).ToArray();
        using var reader = new ProgramStreamReader(new MemoryStream(bytes), "test.vob");
        reader.WaitToRead();
        reader.TryRead(out var pci).Should().BeTrue();
        reader.TryRead(out var dsi).Should().BeTrue();

        NavPack.TryRead(pci, out var nav).Should().BeTrue();
        nav.Should().Be(new NavPack(0, 100, 45145));
        NavPack.TryRead(dsi, out _).Should().BeFalse();
    }

    private static PesPacket Single(ProgramStreamBuilder stream)
    {
        var reader = new ProgramStreamReader(new MemoryStream(stream.ToArray()), "test.vob");
        reader.WaitToRead();
        reader.TryRead(out var packet).Should().BeTrue();
        return packet;
    }
}
