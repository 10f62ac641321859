using System.Globalization;

namespace DvdDecoder.Board.Chip;

/// <summary>Frames per second as an exact fraction, for example 30000/1001.</summary>
/// <param name="Numerator">Frames.</param>
/// <param name="Denominator">The seconds that they take.</param>
public readonly record struct FrameRate(int Numerator, int Denominator)
{
    /// <summary>The rate for a frame_rate_code, or the default value for a code that is reserved.</summary>
    /// <param name="code">The code in a sequence header, 1 to 8.</param>
    public static FrameRate FromCode(int code) => code switch
    {
        1 => new(24000, 1001),
        2 => new(24, 1),
        3 => new(25, 1),
        4 => new(30000, 1001),
        5 => new(30, 1),
        6 => new(50, 1),
        7 => new(60000, 1001),
        8 => new(60, 1),
        _ => default,
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
