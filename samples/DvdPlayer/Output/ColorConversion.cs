using System.Runtime.Intrinsics;

namespace DvdPlayer.Output;

/// <summary>Turns decoded pictures into pixels of a screen.</summary>
internal static class ColorConversion
{
    private const int Bits = 16;
    private const int Half = 1 << (Bits - 1);

    // BT.601: luminance 16 to 235 and colour differences 16 to 240 become 0 to 255.
    private const double LumaScale = 255.0 / 219;
    private const double ChromaScale = 255.0 / 224;
    private const double RedWeight = 0.299;
    private const double GreenWeight = 0.587;
    private const double BlueWeight = 0.114;
    private const int Luma = (int)((LumaScale * (1 << Bits)) + 0.5);
    private const int RedFromCr = (int)((ChromaScale * 2 * (1 - RedWeight) * (1 << Bits)) + 0.5);
    private const int BlueFromCb = (int)((ChromaScale * 2 * (1 - BlueWeight) * (1 << Bits)) + 0.5);
    private const int GreenFromCr = (int)((ChromaScale * 2 * (1 - RedWeight) * RedWeight / GreenWeight * (1 << Bits)) + 0.5);
    private const int GreenFromCb = (int)((ChromaScale * 2 * (1 - BlueWeight) * BlueWeight / GreenWeight * (1 << Bits)) + 0.5);

    /// <summary>Converts a 4:2:0 picture in the limited range of BT.601 to red, green and blue of full range.</summary>
    /// <param name="luma">The luminance samples.</param>
    /// <param name="lumaStride">Bytes from one line of them to the next.</param>
    /// <param name="cb">The blue differences, half as many in both directions.</param>
    /// <param name="cr">The red differences, likewise.</param>
    /// <param name="chromaStride">Bytes from one line of either to the next.</param>
    /// <param name="width">Pixels in a line.</param>
    /// <param name="height">Lines.</param>
    /// <param name="progressive">False if the lines of the picture, and so those of its colour, belong alternately to two fields.</param>
    /// <param name="rgb">Receives 3 bytes for each pixel, red first, line by line without gaps.</param>
    public static void ToRgb24(
        ReadOnlySpan<byte> luma, int lumaStride, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, int chromaStride, int width, int height,
        bool progressive, Span<byte> rgb)
    {
        var chromaWidth = (width + 1) / 2;
        var lastChromaLine = ((height + 1) / 2) - 1;
        for (var line = 0; line < height; line++)
        {
            // In an interlaced picture lines 0 and 2 share the first field's first line of colour, lines 1 and 3 the second field's.
            var chromaLine = Math.Min(progressive ? line >> 1 : ((line >> 2) << 1) | (line & 1), lastChromaLine);
            ConvertLine(
                luma.Slice(line * lumaStride, width),
                cb.Slice(chromaLine * chromaStride, chromaWidth),
                cr.Slice(chromaLine * chromaStride, chromaWidth),
                rgb.Slice(line * width * 3, width * 3));
        }
    }

    private static void ConvertLine(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> rgb)
    {
        var x = 0;
        for (; x <= luma.Length - Vector128<byte>.Count; x += Vector128<byte>.Count)
        {
            ConvertBlock(luma[x..], cb[(x / 2)..], cr[(x / 2)..], rgb[(x * 3)..]);
        }

        for (; x < luma.Length; x++)
        {
            var y = (Luma * (luma[x] - 16)) + Half;
            var b = cb[x / 2] - 128;
            var r = cr[x / 2] - 128;
            rgb[x * 3] = Clamp(y + (RedFromCr * r));
            rgb[(x * 3) + 1] = Clamp(y - (GreenFromCb * b) - (GreenFromCr * r));
            rgb[(x * 3) + 2] = Clamp(y + (BlueFromCb * b));
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value >> Bits, 0, 255);

    // The same for 16 pixels at once, four to a vector.
    private static void ConvertBlock(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<byte> rgb)
    {
        var y = Widen(Vector128.Create(luma[..16]), 16);
        var b = Widen(Twice(cb), 128);
        var r = Widen(Twice(cr), 128);
        var red = new Quads();
        var green = new Quads();
        var blue = new Quads();
        for (var i = 0; i < 4; i++)
        {
            var scaled = (y[i] * Luma) + Vector128.Create(Half);
            red[i] = scaled + (r[i] * RedFromCr);
            green[i] = scaled - (b[i] * GreenFromCb) - (r[i] * GreenFromCr);
            blue[i] = scaled + (b[i] * BlueFromCb);
        }

        PixelInterleaving.Write(Narrow(red), Narrow(green), Narrow(blue), rgb);
    }

    // Each colour sample serves two pixels.
    private static Vector128<byte> Twice(ReadOnlySpan<byte> samples) => Vector128.Shuffle(
        Vector128.Create(Vector64.Create(samples[..8]), Vector64<byte>.Zero),
        Vector128.Create((byte)0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));

    private static Quads Widen(Vector128<byte> samples, int zero)
    {
        var (low, high) = Vector128.Widen(samples);
        var offset = Vector128.Create(zero);
        var quads = new Quads();
        (quads[0], quads[1]) = (Vector128.WidenLower(low).AsInt32() - offset, Vector128.WidenUpper(low).AsInt32() - offset);
        (quads[2], quads[3]) = (Vector128.WidenLower(high).AsInt32() - offset, Vector128.WidenUpper(high).AsInt32() - offset);
        return quads;
    }

    private static Vector128<byte> Narrow(Quads quads) => Vector128.Narrow(Halve(quads[0], quads[1]), Halve(quads[2], quads[3]));

    private static Vector128<ushort> Halve(Vector128<int> low, Vector128<int> high) => Vector128.Clamp(
        Vector128.Narrow(low >> Bits, high >> Bits), Vector128<short>.Zero, Vector128.Create((short)255)).AsUInt16();

    [System.Runtime.CompilerServices.InlineArray(4)]
    private struct Quads
    {
        private Vector128<int> _first;
    }
}
