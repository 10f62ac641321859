using DvdPlayer.Output;

namespace DvdDecoder.Tests.Player.Output;

public class ColorConversionTests
{
    [Theory]
    [InlineData(16, 128, 128, 0, 0, 0)]
    [InlineData(235, 128, 128, 255, 255, 255)]
    [InlineData(126, 128, 128, 128, 128, 128)]
    [InlineData(81, 90, 240, 255, 0, 0)]
    [InlineData(145, 54, 34, 0, 255, 0)]
    [InlineData(41, 240, 110, 0, 0, 255)]
    [InlineData(0, 128, 128, 0, 0, 0)]
    [InlineData(255, 128, 128, 255, 255, 255)]
    public void ToRgb24_KnownColour_IsWithinOne(byte y, byte cb, byte cr, int red, int green, int blue)
    {
        var rgb = new byte[12];

        ColorConversion.ToRgb24([y, y, y, y], 2, [cb], [cr], 1, 2, 2, progressive: true, rgb);

        foreach (var pixel in rgb.Chunk(3))
        {
            ((int)pixel[0]).Should().BeCloseTo(red, 1);
            ((int)pixel[1]).Should().BeCloseTo(green, 1);
            ((int)pixel[2]).Should().BeCloseTo(blue, 1);
        }
    }

    [Fact]
    public void ToRgb24_EveryColour_IsTheRoundedFormula()
    {
        // 17 pixels: a block of 16, and one that is converted on its own.
        var rgb = new byte[17 * 3];
        var luma = new byte[17];
        var chroma = (Blue: new byte[9], Red: new byte[9]);
        for (var code = 0; code < 1 << 24; code += 37)
        {
            byte y = (byte)code, cb = (byte)(code >> 8), cr = (byte)(code >> 16);
            luma.AsSpan().Fill(y);
            chroma.Blue.AsSpan().Fill(cb);
            chroma.Red.AsSpan().Fill(cr);
            ColorConversion.ToRgb24(luma, 17, chroma.Blue, chroma.Red, 9, 17, 1, progressive: true, rgb);

            var light = (y - 16) * 255.0 / 219;
            var (b, r) = ((cb - 128) * 255.0 / 224, (cr - 128) * 255.0 / 224);
            var off = Math.Max(
                Off(rgb[0], light + (1.402 * r)),
                Math.Max(Off(rgb[1], light - (0.344136 * b) - (0.714136 * r)), Off(rgb[2], light + (1.772 * b))));
            if (off > 0.51 || !rgb.AsSpan(3).SequenceEqual(rgb.AsSpan(0, 48)))
            {
                Assert.Fail($"{y},{cb},{cr} became {string.Join(',', rgb)}");
            }
        }

        static double Off(byte value, double exact) => Math.Abs(value - Math.Clamp(exact, 0, 255));
    }

    [Theory]
    [InlineData(true, new[] { 0, 0, 1, 1, 2, 2, 3, 3 })]
    [InlineData(false, new[] { 0, 1, 0, 1, 2, 3, 2, 3 })]
    public void ToRgb24_ChromaLines_BelongToTheirField(bool progressive, int[] expected)
    {
        byte[] cr = [128, 150, 172, 194];
        var rgb = new byte[8 * 2 * 3];

        ColorConversion.ToRgb24([.. Enumerable.Repeat((byte)60, 16)], 2, [128, 128, 128, 128], cr, 1, 2, 8, progressive, rgb);

        var reds = rgb.Chunk(6).Select(line => line[0]).ToList();
        var levels = reds.Distinct().Order().ToList();
        reds.Select(red => levels.IndexOf(red)).Should().Equal(expected);
    }

    [Fact]
    public void ToRgb24_PixelsOfABlock_StandInTheirOrder()
    {
        var luma = new byte[34];
        var cb = new byte[17];
        var cr = new byte[17];
        var random = new Random(5);
        random.NextBytes(luma);
        random.NextBytes(cb);
        random.NextBytes(cr);
        var rgb = new byte[34 * 3];

        ColorConversion.ToRgb24(luma, 34, cb, cr, 17, 34, 1, progressive: true, rgb);

        var expected = new byte[3];
        for (var x = 0; x < 34; x++)
        {
            ColorConversion.ToRgb24([luma[x]], 1, [cb[x / 2]], [cr[x / 2]], 1, 1, 1, progressive: true, expected);
            rgb[(x * 3)..((x * 3) + 3)].Should().Equal(expected, "this is pixel {0}", x);
        }
    }

    [Fact]
    public void ToRgb24_StridesWiderThanThePicture_AreObserved()
    {
        byte[] luma = [16, 16, 16, 99, 99, 235, 235, 235, 99, 99, 16, 16, 16];
        byte[] chroma = [128, 128, 0, 128, 128];
        var rgb = new byte[3 * 3 * 3];

        ColorConversion.ToRgb24(luma, 5, chroma, chroma, 3, 3, 3, progressive: true, rgb);

        rgb.Should().Equal([.. new byte[9], .. Enumerable.Repeat((byte)255, 9), .. new byte[9]]);
    }
}
