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
        for (var pair = 0; pair < cb.Length; pair++)
        {
            var b = cb[pair] - 128;
            var r = cr[pair] - 128;
            var red = RedFromCr * r;
            var green = -(GreenFromCb * b) - (GreenFromCr * r);
            var blue = BlueFromCb * b;
            var x = pair * 2;
            ConvertPixel(luma[x], red, green, blue, rgb.Slice(x * 3, 3));
            if (++x < luma.Length)
            {
                ConvertPixel(luma[x], red, green, blue, rgb.Slice(x * 3, 3));
            }
        }
    }

    private static void ConvertPixel(byte luma, int red, int green, int blue, Span<byte> pixel)
    {
        var y = (Luma * (luma - 16)) + Half;
        pixel[2] = Clamp((y + blue) >> Bits);
        pixel[1] = Clamp((y + green) >> Bits);
        pixel[0] = Clamp((y + red) >> Bits);
    }

    // One comparison for the ordinary case; the sign says which end an extraordinary one lies beyond.
    private static byte Clamp(int value) => (uint)value <= 255 ? (byte)value : (byte)(~value >> 31);
}
