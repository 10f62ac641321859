using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StreamClass.Testing.Injections;

/// <summary>One thing that is done to a run: what, at which point, to which of several, in which order of the run.</summary>
/// <remarks>Written as <c>removal@137</c>, <c>cancellation@137.1</c> or, where a seed decides the order, <c>removal@137/42</c>.</remarks>
/// <param name="Kind">What is done.</param>
/// <param name="Point">At which of the points, from 0.</param>
/// <param name="Target">To which of those that there are at the point, from 0.</param>
/// <param name="Seed">The seed of the order; null is the default order.</param>
internal readonly record struct Injection(string Kind, int Point, int Target, ulong? Seed)
{
    public override string ToString()
    {
        var target = Target == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $".{Target}");
        var seed = Seed is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"/{Seed}");
        return string.Create(CultureInfo.InvariantCulture, $"{Kind}@{Point}{target}{seed}");
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out Injection? injection)
    {
        injection = null;
        var (kind, rest) = Cut(text, '@');
        var (place, seed) = Cut(rest ?? string.Empty, '/');
        var (point, target) = Cut(place, '.');
        if (!Read(point, out var number) || !Read(target ?? "0", out var index)
            || !ulong.TryParse(seed ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var order))
        {
            return false;
        }

        injection = new Injection(kind, number, index, seed is null ? null : order);
        return true;
    }

    private static bool Read(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static (string Before, string? After) Cut(string text, char at) =>
        text.IndexOf(at, StringComparison.Ordinal) is >= 0 and var index ? (text[..index], text[(index + 1)..]) : (text, null);
}
