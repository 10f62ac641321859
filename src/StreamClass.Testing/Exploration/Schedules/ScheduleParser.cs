using System.Globalization;

namespace StreamClass.Testing.Exploration.Schedules;

/// <summary>Reads the text of a <see cref="Schedule"/>.</summary>
internal static class ScheduleParser
{
    /// <exception cref="FormatException">It is none.</exception>
    public static Schedule Parse(string text)
    {
        if (!text.StartsWith(Schedule.Prefix, StringComparison.Ordinal))
        {
            throw Refuse(text, $"it does not begin with {Schedule.Prefix}");
        }

        var parts = text[Schedule.Prefix.Length..].Split('/');
        if (parts.Length != 3
            || parts[2].Length != 8
            || !uint.TryParse(parts[2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var checksum))
        {
            throw Refuse(text, "it does not end with two slashes and a checksum of eight hexadecimal digits");
        }

        var deviations = Items(parts[0]).Select(item => ParseDeviation(text, item)).ToArray();
        var leftOut = Items(parts[1]).Select(item => ParseNumber(text, item)).ToArray();
        if (!Rises(deviations.Select(static deviation => deviation.Number)) || !Rises(leftOut))
        {
            throw Refuse(text, "its numbers do not rise");
        }

        return new Schedule(deviations, leftOut, checksum);
    }

    private static string[] Items(string list) => list.Length == 0 ? [] : list.Split(',');

    private static Deviation ParseDeviation(string text, string item) =>
        item.Split('.') is [var number, var pick] && ParseNumber(text, pick) is > 0 and var picked
            ? new Deviation(ParseNumber(text, number), picked)
            : throw Refuse(text, $"'{item}' is not the number of a choice, a dot and a pick above zero");

    private static int ParseNumber(string text, string item) =>
        int.TryParse(item, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Refuse(text, $"'{item}' is not a number");

    private static bool Rises(IEnumerable<int> numbers)
    {
        var last = -1;
        foreach (var number in numbers)
        {
            if (number <= last)
            {
                return false;
            }

            last = number;
        }

        return true;
    }

    private static FormatException Refuse(string text, string why) =>
        new($"'{text}' is not a schedule: {why}. Copy it from the report of an exploration as it stands.");
}
