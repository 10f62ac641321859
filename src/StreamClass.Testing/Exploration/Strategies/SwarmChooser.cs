using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>Picks at random, with weights of its own for each run.</summary>
/// <remarks>
/// A mixture that is the same for all runs reaches only what lies around its mean. With weights over a few orders of magnitude,
/// zero among them, some runs never interrupt and others always do. And some deviate everywhere alike, others mostly where data is
/// touched, or where one party calls another: a window of two accesses is one of a few there, and one of hundreds among all points.
/// At one point each run deviates for certain, so that none is spent on the default order.
/// </remarks>
internal sealed class SwarmChooser : RunChooser
{
    private const int GoOn = 64;

    private readonly SeededGenerator _weights = new(0);
    private readonly SeededChooser _chooser = new(0);
    private PointKinds _focus = PointKinds.All;
    private KindWeights _inside;
    private KindWeights _outside;
    private int _deviation;

    private static ReadOnlySpan<int> Interrupts => [0, 1, 4, 16, 64, 256, 1024];

    // Time that always passes before the next instruction would let a periodic timer keep the code from ever going on.
    private static ReadOnlySpan<int> Events => [0, 0, 1, 4, 16, 64];

    private static ReadOnlySpan<int> Threads => [0, 1, 4, 16, 64, 256];

    private static ReadOnlySpan<int> EagerInterrupts => [32, 64, 128, 256];

    private static ReadOnlySpan<int> EagerEvents => [16, 32, 64];

    private static ReadOnlySpan<int> EagerThreads => [1, 4, 16, 64];

    /// <summary>How much readier code is to go on outside of the focus of its run.</summary>
    private static ReadOnlySpan<int> Calm => [16, 64];

    public override void Begin(ulong seed, int length)
    {
        _weights.Reset(seed);
        _focus = _weights.Below(8) switch
        {
            < 1 => PointKinds.All,
            < 7 => PointKinds.Data,
            _ => PointKinds.Calls,
        };
        _inside = _focus == PointKinds.All
            ? new KindWeights(GoOn, Draw(Interrupts), Draw(Events), Draw(Threads), Draw(Threads))
            : new KindWeights(GoOn, Draw(EagerInterrupts), Draw(EagerEvents), Draw(EagerThreads), Draw(EagerThreads));
        _outside = _inside with { GoOn = GoOn * Draw(Calm) };
        _deviation = _weights.Below(length);
        _chooser.Reset(_weights.Next());
    }

    public override int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        if (point.Number >= _deviation && choices[0].Kind != ChoiceKind.Value)
        {
            _deviation = int.MaxValue;
            return 1 + _weights.Below(choices.Length - 1);
        }

        _chooser.Weights = _focus.Contains(point) ? _inside : _outside;
        return _chooser.Choose(point, choices);
    }

    private int Draw(ReadOnlySpan<int> weights) => weights[_weights.Below(weights.Length)];
}
