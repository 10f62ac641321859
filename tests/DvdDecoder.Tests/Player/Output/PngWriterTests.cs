using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DvdPlayer.Output;

namespace DvdDecoder.Tests.Player.Output;

public class PngWriterTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 5)]
    [InlineData(720, 480)]
    public void Write_Picture_ReadsBackTheSame(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        new Random(width).NextBytes(rgb);
        using var file = new MemoryStream();

        PngWriter.Write(file, rgb, width, height);

        var chunks = Chunks(file.ToArray());
        chunks.Select(c => c.Type).Should().Equal("IHDR", "IDAT", "IEND");
        var header = chunks[0].Data;
        BinaryPrimitives.ReadInt32BigEndian(header).Should().Be(width);
        BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)).Should().Be(height);
        header[8..].Should().Equal(8, 2, 0, 0, 0);
        Unfilter(chunks[1].Data, width * 3).SequenceEqual(rgb).Should().BeTrue();
    }

    [Fact]
    public void Write_Always_EndsWithTheKnownEndChunk()
    {
        using var file = new MemoryStream();

        PngWriter.Write(file, [1, 2, 3], 1, 1);

        file.ToArray()[^12..].Should().Equal(0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82);
    }

    [Fact]
    public void Write_WrongSize_Throws()
    {
        var act = () => PngWriter.Write(Stream.Null, new byte[5], 1, 2);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static List<(string Type, byte[] Data)> Chunks(byte[] png)
    {
        png[..8].Should().Equal(0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A);
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var checkedPart = png.AsSpan(at + 4, 4 + length);
            BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)).Should().Be(Crc(checkedPart));
            chunks.Add((Encoding.ASCII.GetString(checkedPart[..4]), checkedPart[4..].ToArray()));
            at += 12 + length;
        }

        return chunks;
    }

    private static byte[] Unfilter(byte[] data, int lineLength)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        var above = new byte[lineLength];
        var pixels = new List<byte>();
        foreach (var line in plain.ToArray().Chunk(lineLength + 1))
        {
            line[0].Should().Be(2);
            above = [.. line[1..].Zip(above, (difference, up) => (byte)(difference + up))];
            pixels.AddRange(above);
        }

        return [.. pixels];
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
