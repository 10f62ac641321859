using System.Globalization;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>The names of strategies: a word, and a number in parentheses if the strategy has one.</summary>
internal static class StrategyName
{
    public static string Of(string word, int number) => string.Create(CultureInfo.InvariantCulture, $"{word}({number})");

    public static ExplorationStrategy Parse(string name) => Split(name) switch
    {
        (RandomStrategy.Word, null) => ExplorationStrategy.Random,
        (PriorityStrategy.Word, > 0 and { } depth) => ExplorationStrategy.PriorityBased(depth),
        (DelayStrategy.Word, > 0 and { } delays) => ExplorationStrategy.DelayBounded(delays),
        _ => throw new FormatException($"There is no strategy '{name}'. Strategies are random, pct(depth) and delay(delays), such as pct(3)."),
    };

    private static (string Word, int? Number) Split(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        return open >= 0 && name.EndsWith(')')
            && int.TryParse(name.AsSpan(open + 1, name.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name[..open], number)
            : (name, null);
    }
}
