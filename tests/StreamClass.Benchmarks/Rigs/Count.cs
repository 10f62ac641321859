using System.Globalization;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>A figure whose counts do not agree is no figure.</summary>
internal static class Count
{
    /// <exception cref="InvalidOperationException">The counts are not the same.</exception>
    public static void Require(long expected, long actual, string what)
    {
        if (expected != actual)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The counts do not agree: {actual:N0} {what}, not {expected:N0}."));
        }
    }
}
