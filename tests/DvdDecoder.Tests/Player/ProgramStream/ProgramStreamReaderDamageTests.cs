using DvdPlayer.ProgramStream;

namespace DvdDecoder.Tests.Player.ProgramStream;

public class ProgramStreamReaderDamageTests
{
    [Theory]
    [InlineData(Clip.NtscAc3)]
    [InlineData(Clip.NtscLpcm)]
    public void End_CutAnywhere_SaysWhereAndKeepsWhatCameBefore(string clip)
    {
        var bytes = Clip.Bytes(clip);
        var whole = Splitting.Of(bytes).Packets;
        var cuts = Enumerable.Range(4, 2100).Concat(Enumerable.Range(0, 600).Select(i => 2300 + (i * 251 % (bytes.Length - 2300))))
            .Concat(Enumerable.Range(bytes.Length - 2060, 2060));
        foreach (var cut in cuts)
        {
            var split = Splitting.Of(bytes[..cut]);

            split.End.Should().Be(new EndOfProgram(cut % 2048 == 0, cut, 0), "the data was cut at {0}", cut);
            split.Packets.Select(p => p.Position).Should().Equal(
                whole.Where(p => p.Position + Header(bytes, p) <= cut).Select(p => p.Position), "the data was cut at {0}", cut);
        }

        static int Header(byte[] bytes, SplitPacket packet) => 6 + (bytes[packet.Position + 4] << 8) + bytes[packet.Position + 5];
    }

    [Fact]
    public void End_CutInPiecesThatTrickle_SaysWhere()
    {
        var bytes = Clip.Bytes(Clip.NtscAc3);

        Splitting.Of(new TricklingStream(bytes[..100_001], 3)).End.Should().Be(new EndOfProgram(false, 100_001, 0));
    }

    [Fact]
    public void End_CutOff_SaysSoInOneLine() =>
        Splitting.Of(Clip.Bytes(Clip.NtscAc3)[..5000]).End.ToString().Should().Be("cut off at byte offset 5000, in the middle of a pack");

    [Fact]
    public void TryRead_ScrambledPack_ThrowsWithItsOffset()
    {
        var bytes = Clip.Bytes(Clip.NtscLpcm);
        const int Packet = 0x800E;
        bytes[Packet + 6] |= 0x10;

        var act = () => Splitting.Of(bytes);

        act.Should().Throw<ProgramStreamException>()
            .WithMessage("test.vob is scrambled: * from byte offset 32782 on and this player does not decrypt; give a file in the clear.")
            .Which.Offset.Should().Be(Packet);
    }

    [Fact]
    public void WaitToRead_EmptyFile_ThrowsThatItIsEmpty()
    {
        var act = () => Splitting.Of([]);

        act.Should().Throw<ProgramStreamException>().WithMessage("test.vob is empty*");
    }

    public static TheoryData<string, byte[]> NoProgramStreams => new()
    {
        { "zeros", new byte[100_000] },
        { "one zero", new byte[1] },
        { "text", [.. Enumerable.Repeat("What is a pack? "u8.ToArray(), 300).SelectMany(line => line)] },
        { "noise", Noise(200_000) },
        { "elementary video", [0, 0, 1, 0xB3, 0x2D, 1, 0xE0, 0x24, 0x13, 0x88] },
        { "a pack that comes too late", [.. new byte[ProgramStreamReader.LeadInLimit], .. OnePack()] },
    };

    [Theory]
    [MemberData(nameof(NoProgramStreams))]
    public void WaitToRead_NoProgramStream_Throws(string what, byte[] bytes)
    {
        var act = () => Splitting.Of(bytes);

        act.Should().Throw<ProgramStreamException>(what).Which.Message.Should()
            .StartWith("test.vob is no MPEG program stream").And.NotContain("\n");
    }

    [Fact]
    public void TryRead_GarbageBeforeTheFirstPack_SkipsIt()
    {
        var split = Splitting.Of([.. Noise(5000), .. OnePack()]);

        split.Packets.Should().ContainSingle().Which.Position.Should().Be(5014);
        split.End.SkippedBytes.Should().Be(5000);
        split.End.IsComplete.Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3000)]
    [InlineData(300_000)]
    public void TryRead_GarbageBetweenPacks_LosesNoPacket(int length)
    {
        var bytes = Clip.Bytes(Clip.NtscAc3);
        var damaged = (byte[])[.. bytes[..20480], .. Noise(length), .. bytes[20480..]];

        var split = Splitting.Of(new TricklingStream(damaged, length));

        split.Packets.Should().HaveCount(Splitting.Of(bytes).Packets.Count);
        split.End.Should().Be(new EndOfProgram(true, damaged.Length, length));
    }

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0x0F)]
    [InlineData(0x03)]
    public void TryRead_DamagedLength_LosesOnePacket(byte high)
    {
        var bytes = Clip.Bytes(Clip.NtscAc3);
        bytes[4096 + 14 + 4] = high;

        var split = Splitting.Of(bytes);

        var lost = Splitting.Of(Clip.Bytes(Clip.NtscAc3)).Packets.Select(p => p.Position).Except(split.Packets.Select(p => p.Position));
        lost.Should().BeSubsetOf([4096 + 14]);
        split.End.IsComplete.Should().BeTrue();
        split.End.SkippedBytes.Should().BeLessThan(2048).And.BePositive();
    }

    [Fact]
    public void TryRead_NoiseAnywhere_NeverThrows()
    {
        var clip = Clip.Bytes(Clip.NtscMp2Ac3);
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var bytes = (byte[])clip.Clone();
            for (var i = 0; i < 50; i++)
            {
                bytes[random.Next(14, bytes.Length)] = (byte)random.Next(256);
            }

            using var reader = new ProgramStreamReader(new MemoryStream(bytes), "test.vob") { AcceptsScrambled = true };
            Splitting.Of(reader).End.Offset.Should().Be(bytes.Length, "seed {0} was used", seed);
        }
    }

    private static byte[] OnePack() => new ProgramStreamBuilder().Pack().Pes(0xE0, 0, null, [1, 2, 3]).FillSector().ToArray();

    // Without zeros there can be no start code.
    private static byte[] Noise(int length)
    {
        var random = new Random(length);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(1, 256))];
    }
}
