namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>The default order, with a bounded number of deviations.</summary>
internal sealed class DelayStrategy : ExplorationStrategy
{
    public const string Word = "delay";

    private readonly int _delays;

    public DelayStrategy(int delays)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(delays);
        _delays = delays;
    }

    public override string Name => StrategyName.Of(Word, _delays);

    internal override RunChooser CreateChooser() => new DelayChooser(_delays);
}
