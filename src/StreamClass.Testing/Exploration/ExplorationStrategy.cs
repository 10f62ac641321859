using StreamClass.Testing.Exploration.Strategies;

namespace StreamClass.Testing.Exploration;

/// <summary>How the schedules of an exploration are chosen.</summary>
public abstract class ExplorationStrategy
{
    private protected ExplorationStrategy()
    {
    }

    /// <summary>Every choice at random, with weights that vary from schedule to schedule.</summary>
    public static ExplorationStrategy Random { get; } = new RandomStrategy();

    /// <summary>Names the strategy in reports; <see cref="Parse"/> understands it.</summary>
    public abstract string Name { get; }

    /// <summary>Whoever has the highest of random priorities runs; at a few random points the running one gets the lowest.</summary>
    /// <remarks>PCT: finds a bug of depth d in a run of k steps by n threads with probability of at least 1/(n * (2k)^(d-1)): half of the points are where data is touched.</remarks>
    /// <param name="depth">How many ordered events a bug needs; one less than that is how often a priority changes.</param>
    /// <returns>The strategy.</returns>
    public static ExplorationStrategy PriorityBased(int depth) => new PriorityStrategy(depth);

    /// <summary>The order in which a machine would run by itself, but for a few deviations at random points; small numbers of them first.</summary>
    /// <param name="delays">How many deviations a schedule has at most.</param>
    /// <returns>The strategy.</returns>
    public static ExplorationStrategy DelayBounded(int delays) => new DelayStrategy(delays);

    /// <summary>Finds the strategy of a name: "random", "pct(3)", "delay(2)".</summary>
    /// <param name="name">The name.</param>
    /// <returns>The strategy.</returns>
    /// <exception cref="FormatException">There is no such strategy.</exception>
    public static ExplorationStrategy Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return StrategyName.Parse(name);
    }

    /// <summary>Makes what decides the runs, one after the other.</summary>
    internal abstract RunChooser CreateChooser();

    /// <inheritdoc/>
    public override string ToString() => Name;
}
