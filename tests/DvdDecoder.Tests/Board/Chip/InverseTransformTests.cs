using System.Runtime.InteropServices;
using DvdDecoder.Board.Chip;

namespace DvdDecoder.Tests.Board.Chip;

/// <summary>The accuracy that IEEE 1180 asks of an inverse transform, measured as it says but for the generator of random numbers.</summary>
public class InverseTransformTests
{
    [Theory]
    [InlineData(-256, 255)]
    [InlineData(-5, 5)]
    [InlineData(-128, 127)]
    public void Add_RandomBlocks_IsAsAccurateAsTheStandardAsks(int low, int high)
    {
        const int Blocks = 10_000;
        var random = new Random(1180);
        var errors = new double[64];
        var squares = new double[64];
        var samples = new double[64];
        var block = new short[64];
        var output = new byte[64];
        for (var n = 0; n < Blocks; n++)
        {
            for (var i = 0; i < 64; i++)
            {
                // Around grey, so that nothing is cut off at 0 and 255 that the reference does not cut off, too.
                samples[i] = random.Next(low, high + 1);
            }

            var coefficients = Transform(samples, isInverse: false);
            for (var i = 0; i < 64; i++)
            {
                coefficients[i] = Math.Clamp(Math.Round(coefficients[i], MidpointRounding.AwayFromZero), -2048, 2047);
                block[i] = (short)coefficients[i];
            }

            var expected = Transform(coefficients, isInverse: true);
            output.AsSpan().Fill(128);
            InverseTransform.Add(block, ref MemoryMarshal.GetArrayDataReference(output), 8);
            for (var i = 0; i < 64; i++)
            {
                var error = output[i] - Math.Clamp(Math.Round(expected[i], MidpointRounding.AwayFromZero) + 128, 0, 255);
                Math.Abs(error).Should().BeLessThanOrEqualTo(1);
                errors[i] += error;
                squares[i] += error * error;
            }
        }

        squares.Max().Should().BeLessThanOrEqualTo(0.06 * Blocks);
        (squares.Sum() / 64).Should().BeLessThanOrEqualTo(0.02 * Blocks);
        errors.Max(Math.Abs).Should().BeLessThanOrEqualTo(0.015 * Blocks);
        Math.Abs(errors.Sum() / 64).Should().BeLessThanOrEqualTo(0.0015 * Blocks);
    }

    [Fact]
    public void AddFlat_EveryFlatValue_IsWhatTheTransformGives()
    {
        var block = new short[64];
        var expected = new byte[64];
        var actual = new byte[64];
        for (var first = -2048; first < 2048; first++)
        {
            block.AsSpan().Clear();

            // With the bit that mismatch control adds to an even sum.
            block[0] = (short)first;
            block[63] = (short)(~first & 1);
            expected.AsSpan().Fill(100);
            actual.AsSpan().Fill(100);
            if (!InverseTransform.IsFlat(first))
            {
                continue;
            }

            InverseTransform.Add(block, ref MemoryMarshal.GetArrayDataReference(expected), 8);
            InverseTransform.AddFlat(first, ref MemoryMarshal.GetArrayDataReference(actual), 8);

            actual.Should().Equal(expected);
        }
    }

    private static double[] Transform(double[] input, bool isInverse)
    {
        var half = new double[64];
        var output = new double[64];
        for (var pass = 0; pass < 2; pass++)
        {
            var (from, to) = pass == 0 ? (input, half) : (half, output);
            for (var row = 0; row < 8; row++)
            {
                for (var i = 0; i < 8; i++)
                {
                    var sum = 0.0;
                    for (var k = 0; k < 8; k++)
                    {
                        var (sample, frequency) = isInverse ? (i, k) : (k, i);
                        var scale = frequency == 0 ? Math.Sqrt(0.125) : 0.5;
                        sum += from[(row * 8) + k] * scale * Math.Cos(((2 * sample) + 1) * frequency * Math.PI / 16);
                    }

                    // Transposed, so that the second pass does the columns and turns the block back.
                    to[(i * 8) + row] = sum;
                }
            }
        }

        return output;
    }
}
