using System.Numerics;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>128 bits that stand for something that happened, the same in every run in which it happened the same way.</summary>
internal readonly record struct Digest(ulong Low, ulong High)
{
    /// <summary>Of a number.</summary>
    public static Digest Of(ulong number) => new(Spread(number), Spread(~number));

    /// <summary>Of several things without an order.</summary>
    public static Digest operator +(Digest left, Digest right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>Of one thing after another.</summary>
    public Digest Then(Digest next)
    {
        var low = Spread(Low + BitOperations.RotateLeft(next.Low, 23) + 0x9E3779B97F4A7C15);
        return new Digest(low ^ Spread(next.High), Spread(High + BitOperations.RotateLeft(next.High, 41) + low) ^ Spread(next.Low));
    }

    private static ulong Spread(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
