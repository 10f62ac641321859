using System.Runtime.Intrinsics;

namespace DvdPlayer.Output;

/// <summary>Puts 16 pixels whose colours are apart into the order red, green, blue, red, green, blue and so on.</summary>
internal static class PixelInterleaving
{
    private const byte No = 255; // an index out of range selects zero

    /// <summary>Writes 48 bytes.</summary>
    /// <param name="red">The pixels' red.</param>
    /// <param name="green">The pixels' green.</param>
    /// <param name="blue">The pixels' blue.</param>
    /// <param name="pixels">Receives them.</param>
    public static void Write(Vector128<byte> red, Vector128<byte> green, Vector128<byte> blue, Span<byte> pixels)
    {
        var first = Vector128.Shuffle(red, Vector128.Create(0, No, No, 1, No, No, 2, No, No, 3, No, No, 4, No, No, 5))
            | Vector128.Shuffle(green, Vector128.Create(No, 0, No, No, 1, No, No, 2, No, No, 3, No, No, 4, No, No))
            | Vector128.Shuffle(blue, Vector128.Create(No, No, 0, No, No, 1, No, No, 2, No, No, 3, No, No, 4, No));
        var second = Vector128.Shuffle(red, Vector128.Create(No, No, 6, No, No, 7, No, No, 8, No, No, 9, No, No, 10, No))
            | Vector128.Shuffle(green, Vector128.Create(5, No, No, 6, No, No, 7, No, No, 8, No, No, 9, No, No, 10))
            | Vector128.Shuffle(blue, Vector128.Create(No, 5, No, No, 6, No, No, 7, No, No, 8, No, No, 9, No, No));
        var third = Vector128.Shuffle(red, Vector128.Create(No, 11, No, No, 12, No, No, 13, No, No, 14, No, No, 15, No, No))
            | Vector128.Shuffle(green, Vector128.Create(No, No, 11, No, No, 12, No, No, 13, No, No, 14, No, No, 15, No))
            | Vector128.Shuffle(blue, Vector128.Create(10, No, No, 11, No, No, 12, No, No, 13, No, No, 14, No, No, 15));
        first.CopyTo(pixels);
        second.CopyTo(pixels[16..]);
        third.CopyTo(pixels[32..]);
    }
}
