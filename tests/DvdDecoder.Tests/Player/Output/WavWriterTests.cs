using DvdPlayer.Output;

namespace DvdDecoder.Tests.Player.Output;

public class WavWriterTests
{
    [Fact]
    public void Dispose_AfterWrites_HeaderIsComplete()
    {
        var file = new MemoryStream();
        using (var wav = new WavWriter(file, 48_000, 2, 16))
        {
            wav.Write([1, 2, 3, 4]);
            wav.Write([5, 6, 7, 8]);
        }

        using var reader = new BinaryReader(new MemoryStream(file.ToArray()));
        reader.ReadBytes(4).Should().Equal("RIFF"u8.ToArray());
        reader.ReadInt32().Should().Be(36 + 8);
        reader.ReadBytes(8).Should().Equal("WAVEfmt "u8.ToArray());
        reader.ReadInt32().Should().Be(16);
        reader.ReadInt16().Should().Be(1);
        reader.ReadInt16().Should().Be(2);
        reader.ReadInt32().Should().Be(48_000);
        reader.ReadInt32().Should().Be(192_000);
        reader.ReadInt16().Should().Be(4);
        reader.ReadInt16().Should().Be(16);
        reader.ReadBytes(4).Should().Equal("data"u8.ToArray());
        reader.ReadInt32().Should().Be(8);
        reader.ReadBytes(100).Should().Equal(1, 2, 3, 4, 5, 6, 7, 8);
    }

    [Fact]
    public void Dispose_OddLength_IsPadded()
    {
        var file = new MemoryStream();
        using (var wav = new WavWriter(file, 48_000, 1, 24))
        {
            wav.Write([1, 2, 3]);
        }

        var bytes = file.ToArray();
        bytes[44..].Should().Equal(1, 2, 3, 0);
        bytes[4].Should().Be(40);
        bytes[40].Should().Be(3);
    }

    [Fact]
    public void Constructor_StreamThatCannotSeek_Throws()
    {
        var act = () => new WavWriter(new Pipe(), 48_000, 2, 16);

        act.Should().Throw<ArgumentException>().WithMessage("*needs a file that can seek*");
    }

    [Fact]
    public void Constructor_OtherSampleSize_Throws()
    {
        var act = () => new WavWriter(new MemoryStream(), 48_000, 2, 20);

        act.Should().Throw<ArgumentException>().WithMessage("*not 20*");
    }

    [Fact]
    public void Write_BeyondFourGibibytes_Throws()
    {
        using var wav = new WavWriter(new Sink(), 96_000, 8, 24);
        var gibibyte = new byte[1 << 30];
        wav.Write(gibibyte);
        wav.Write(gibibyte);
        wav.Write(gibibyte);

        var act = () => wav.Write(gibibyte);

        act.Should().Throw<IOException>().WithMessage("*4 GiB at most: it is full after 3221225472 bytes*");
    }

    private sealed class Pipe : MemoryStream
    {
        public override bool CanSeek => false;
    }

    private sealed class Sink : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }
    }
}
