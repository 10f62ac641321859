using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

public class BitReaderTests
{
    [Fact]
    public void Read_AnyWidths_GivesTheBitsInOrder()
    {
        var random = new Random(5);
        var data = new byte[1000];
        random.NextBytes(data);
        var reader = new BitReader(data);

        for (var at = 0; at < (data.Length * 8) - 32;)
        {
            var width = random.Next(1, 26);
            var expected = 0;
            for (var i = 0; i < width; i++, at++)
            {
                expected = (expected << 1) | ((data[at >> 3] >> (7 - (at & 7))) & 1);
            }

            reader.Read(width).Should().Be(expected);
        }

        reader.IsOverrun.Should().BeFalse();
    }

    [Fact]
    public void Read_BeyondTheEnd_GivesZerosAndSaysSo()
    {
        var reader = new BitReader([0xFF, 0xFF, 0xFF]);

        reader.Read(24).Should().Be(0xFFFFFF);
        reader.IsOverrun.Should().BeFalse();
        reader.Read(8).Should().Be(0);
        reader.IsOverrun.Should().BeTrue();
    }
}
