using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration;

/// <summary>How the schedules of an exploration are chosen.</summary>
public abstract class ExplorationStrategy
{
    private protected ExplorationStrategy()
    {
    }

    /// <summary>Every choice at random, with weights that vary from schedule to schedule.</summary>
    public static ExplorationStrategy Random { get; } = new RandomStrategy();

    /// <summary>Names the strategy in reports.</summary>
    public abstract string Name { get; }

    /// <summary>Whoever has the highest of random priorities runs; at a few random points the running one gets the lowest.</summary>
    /// <remarks>PCT: finds a bug of depth d in a run of k steps by n threads with probability of at least 1/(n * k^(d-1)).</remarks>
    /// <param name="depth">How many ordered events a bug needs; one less than that is how often a priority changes.</param>
    /// <returns>The strategy.</returns>
    public static ExplorationStrategy PriorityBased(int depth) => new RandomStrategy();

    /// <summary>The order in which a machine would run by itself, but for a few delays at random points.</summary>
    /// <param name="delays">How many delays a schedule has at most.</param>
    /// <returns>The strategy.</returns>
    public static ExplorationStrategy DelayBounded(int delays) => new RandomStrategy();

    internal abstract IChooser CreateChooser(ulong seed);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class RandomStrategy : ExplorationStrategy
    {
        public override string Name => "random";

        internal override IChooser CreateChooser(ulong seed) => new SeededChooser(seed);
    }
}
