namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>A random walk whose weights vary from run to run.</summary>
internal sealed class RandomStrategy : ExplorationStrategy
{
    public const string Word = "random";

    public override string Name => Word;

    internal override RunChooser CreateChooser() => new SwarmChooser();
}
