using StreamClass.Testing.Exploration;
using StreamClass.Testing.Tests.Museum;

namespace StreamClass.Campaigns.Museum;

/// <summary>The exhibits, and how many schedules each strategy needs to find them, in Markdown.</summary>
internal static class ComparisonTable
{
    private static readonly IReadOnlyList<IReadOnlyList<ExplorationStrategy>> Mixtures =
    [
        new ExplorationOptions().Strategies,
        [ExplorationStrategy.Random],
        [ExplorationStrategy.PriorityBased(depth: 1)],
        [ExplorationStrategy.PriorityBased(depth: 2)],
        [ExplorationStrategy.PriorityBased(depth: 3)],
        [ExplorationStrategy.DelayBounded(delays: 1)],
        [ExplorationStrategy.DelayBounded(delays: 2)],
        [ExplorationStrategy.DelayBounded(delays: 3)],
    ];

    public static void Print(TextWriter output, MuseumOptions options)
    {
        output.WriteLine($"| exhibit | default | {string.Join(" | ", Mixtures.Skip(1).Select(static mixture => mixture[0]))} | preemptions |");
        output.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", Mixtures.Count + 1))}");
        foreach (var exhibit in options.Exhibits)
        {
            output.WriteLine(Row(exhibit, options));
            output.Flush();
        }

        output.WriteLine();
        foreach (var exhibit in options.Exhibits)
        {
            output.WriteLine($"- **{exhibit.Name}**: {exhibit.Bug}");
        }
    }

    /// <summary>Searches know nothing of each other, so they search side by side.</summary>
    private static string Row(Exhibit exhibit, MuseumOptions options)
    {
        Searches[] all = [.. Mixtures.AsParallel().AsOrdered().Select(mixture => Searches.Run(exhibit, mixture, options))];
        var fewest = all.Min(static searches => searches.Preemptions);
        return $"| {exhibit.Name} | {string.Join(" | ", all.Select(static searches => searches.ToString()))} | {fewest?.ToString() ?? "-"} |";
    }
}
