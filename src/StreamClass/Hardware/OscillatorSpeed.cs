namespace StreamClass.Hardware;

/// <summary>How fast the time of virtual boards passes.</summary>
/// <remarks>A simulated machine takes every speed as <see cref="RealTime"/>, because all of its time is virtual. Any IRQL. Reference 11.</remarks>
public readonly record struct OscillatorSpeed
{
    private readonly double _factor;

    private OscillatorSpeed(double factor) => _factor = factor;

    /// <summary>As fast as the machine's time.</summary>
    public static OscillatorSpeed RealTime => default;

    /// <summary>As fast as the software lets it: time stands still until the board is settled, then jumps to the next event.</summary>
    public static OscillatorSpeed Maximum => new(double.PositiveInfinity);

    /// <summary>Whether this is <see cref="Maximum"/>.</summary>
    public bool IsMaximum => double.IsPositiveInfinity(_factor);

    /// <summary>How much faster than the machine's time; infinity for <see cref="Maximum"/>.</summary>
    public double Factor => _factor == 0 ? 1 : _factor;

    /// <summary>A multiple of the machine's time.</summary>
    /// <param name="factor">How much faster; 1 is real time, 0.5 half as fast.</param>
    /// <returns>The speed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is not above zero, or not finite.</exception>
    public static OscillatorSpeed Times(double factor) =>
        double.IsFinite(factor) && factor > 0
            ? new OscillatorSpeed(factor)
            : throw new ArgumentOutOfRangeException(nameof(factor), factor, "A speed is a finite factor above zero.");
}
