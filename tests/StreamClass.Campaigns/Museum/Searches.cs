using StreamClass.Testing;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Tests.Museum;

namespace StreamClass.Campaigns.Museum;

/// <summary>How long one strategy, or a mixture of them, took to find the bug of one exhibit, search by search.</summary>
internal sealed class Searches
{
    private readonly List<long> _found = [];
    private int _missed;

    /// <summary>The fewest preemptions of the schedules that were found, each made as small as it can be; null when none was.</summary>
    public int? Preemptions { get; private set; }

    /// <summary>Searches with one seed after the other.</summary>
    /// <remarks>It ends as soon as the median is known to lie beyond the last schedule.</remarks>
    public static Searches Run(Exhibit exhibit, IReadOnlyList<ExplorationStrategy> strategies, MuseumOptions options)
    {
        var searches = new Searches();
        for (var seed = 1; seed <= options.Seeds && !searches.MissesHalfOf(options.Seeds); seed++)
        {
            searches.Run(exhibit, strategies, (ulong)seed, options.Schedules);
        }

        return searches;
    }

    /// <summary>The median, and how far it ranges.</summary>
    public override string ToString()
    {
        if (_found.Count == 0)
        {
            return "-";
        }

        _found.Sort();
        var total = _found.Count + _missed;
        var range = _missed == 0 ? $"{_found[0]}–{_found[^1]}" : $"{_found[0]}–, {_found.Count} of {total}";
        return _missed * 2 >= total ? $"- ({range})" : $"{_found[total / 2]} ({range})";
    }

    private bool MissesHalfOf(int seeds) => _missed * 2 >= seeds;

    private void Run(Exhibit exhibit, IReadOnlyList<ExplorationStrategy> strategies, ulong seed, int schedules)
    {
        try
        {
            Explore.Schedules(
                schedules,
                machine => exhibit.PlayAsync(machine, isCorrected: false),
                exhibit.Exploration with { Seed = seed, Strategies = strategies });
            _missed++;
        }
        catch (ExplorationException found)
        {
            _found.Add(found.Schedules);
            Preemptions = Math.Min(Preemptions ?? int.MaxValue, found.Preemptions);
        }
    }
}
