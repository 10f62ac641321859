using System.Globalization;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>A schedule of a search through all schedules, as it is printed: what is not the first pick, by the number of the choice.</summary>
internal sealed class EverySchedule
{
    private const string Prefix = "all:";

    private readonly Dictionary<int, int> _picks = [];

    public EverySchedule(IEnumerable<int> picks)
    {
        foreach (var (choice, pick) in picks.Index())
        {
            Add(choice, pick);
        }
    }

    private EverySchedule()
    {
    }

    /// <summary>Whether a text is meant to be one.</summary>
    public static bool Is(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <exception cref="FormatException">The text is none.</exception>
    public static EverySchedule Parse(string text)
    {
        var schedule = new EverySchedule();
        foreach (var part in text[Prefix.Length..].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var choice, var pick]
                || !int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || !int.TryParse(pick, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                throw new FormatException($"'{part}' in '{text}' is not a choice and a pick, such as 12=1.");
            }

            schedule.Add(number, index);
        }

        return schedule;
    }

    public int PickAt(int choice) => _picks.GetValueOrDefault(choice);

    public override string ToString() =>
        Prefix + string.Join(',', _picks.OrderBy(static pick => pick.Key).Select(static pick => string.Create(CultureInfo.InvariantCulture, $"{pick.Key}={pick.Value}")));

    private void Add(int choice, int pick)
    {
        if (pick != 0)
        {
            _picks[choice] = pick;
        }
    }
}
