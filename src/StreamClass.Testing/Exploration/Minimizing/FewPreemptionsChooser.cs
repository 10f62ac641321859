using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Preempts at a few random points, and decides the order freely where nothing is on the stack.</summary>
/// <remarks>
/// Where a preemption is needed only because others have to go first, that order without it is far away from the failing run:
/// several other deviations at once, none of which helps alone.
/// </remarks>
internal sealed class FewPreemptionsChooser : KeyedChooser
{
    /// <summary>The order deviates at none to all of its points, in so many steps.</summary>
    private const int Steps = 4;

    private readonly SeededGenerator _generator;
    private readonly Queue<int> _numbers;
    private readonly int _share;

    public FewPreemptionsChooser(SeededGenerator generator, int preemptions, KeyedChooser failing, IReadOnlySet<OperationKey> leftOut)
        : base(leftOut)
    {
        _generator = generator;
        _numbers = new Queue<int>(Enumerable.Range(0, preemptions).Select(_ => generator.Below(failing.Length)).Order());
        _share = generator.Below(Steps + 1);
    }

    protected override int Pick(in ChoicePoint point, in PointKey key, ReadOnlySpan<Choice> choices)
    {
        if (choices[0].Kind != ChoiceKind.GoOn)
        {
            return _generator.Below(Steps) < _share ? _generator.Below(choices.Length) : 0;
        }

        // The first point at or after the number.
        if (!_numbers.TryPeek(out var number) || point.Number < number)
        {
            return 0;
        }

        _numbers.Dequeue();
        return 1 + _generator.Below(choices.Length - 1);
    }
}
