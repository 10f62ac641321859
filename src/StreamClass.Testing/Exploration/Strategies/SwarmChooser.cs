using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>Picks at random, with weights of its own for each run.</summary>
/// <remarks>
/// A mixture that is the same for all runs reaches only what lies around its mean. With weights over a few orders of magnitude,
/// zero among them, some runs never interrupt and others always do.
/// </remarks>
internal sealed class SwarmChooser : RunChooser
{
    private const int GoOn = 64;

    private readonly SeededGenerator _weights = new(0);
    private readonly SeededChooser _chooser = new(0);

    public KindWeights Weights => _chooser.Weights;

    private static ReadOnlySpan<int> Interrupts => [0, 1, 4, 16, 64, 256, 1024];

    // Time that always passes before the next instruction would let a periodic timer keep the code from ever going on.
    private static ReadOnlySpan<int> Events => [0, 0, 1, 4, 16, 64];

    private static ReadOnlySpan<int> Threads => [0, 1, 4, 16, 64, 256];

    public override void Begin(ulong seed, int length)
    {
        _weights.Reset(seed);
        _chooser.Weights = new KindWeights(GoOn, Draw(Interrupts), Draw(Events), Draw(Threads), Draw(Threads));
        _chooser.Reset(_weights.Next());
    }

    public override int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices) => _chooser.Choose(point, choices);

    private int Draw(ReadOnlySpan<int> weights) => weights[_weights.Below(weights.Length)];
}
