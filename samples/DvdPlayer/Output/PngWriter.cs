using System.IO.Compression;

namespace DvdPlayer.Output;

/// <summary>Writes pictures as PNG files.</summary>
internal static class PngWriter
{
    private const byte UpFilter = 2; // a line as its difference from the line above: cheap, and smooth pictures become small

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    /// <summary>Writes a picture.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rgb">The pixels: 3 bytes each, red first, line by line without gaps.</param>
    /// <param name="width">Pixels in a line.</param>
    /// <param name="height">Lines.</param>
    public static void Write(Stream stream, ReadOnlySpan<byte> rgb, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, width * height * 3);
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(stream, "IHDR"u8, [.. Word((uint)width), .. Word((uint)height), 8, 2, 0, 0, 0]); // 8 bits each of red, green, blue
        WriteChunk(stream, "IDAT"u8, Compress(rgb, width * 3));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static byte[] Compress(ReadOnlySpan<byte> rgb, int lineLength)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            byte[] line = [UpFilter, .. new byte[lineLength]];
            for (var at = 0; at < rgb.Length; at += lineLength)
            {
                for (var x = 0; x < lineLength; x++)
                {
                    line[1 + x] = (byte)(rgb[at + x] - (at == 0 ? 0 : rgb[at + x - lineLength]));
                }

                zlib.Write(line);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        byte[] body = [.. type, .. data];
        stream.Write([.. Word((uint)data.Length), .. body, .. Word(Crc(body))]);
    }

    private static byte[] Word(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint CrcOf(int value) =>
        Enumerable.Range(0, 8).Aggregate((uint)value, (crc, _) => (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1));
}
