namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>Probabilistic concurrency testing: random priorities that change at a few random points.</summary>
internal sealed class PriorityStrategy : ExplorationStrategy
{
    public const string Word = "pct";

    private readonly int _depth;

    public PriorityStrategy(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        _depth = depth;
    }

    public override string Name => StrategyName.Of(Word, _depth);

    internal override RunChooser CreateChooser() => new PriorityChooser(_depth);
}
