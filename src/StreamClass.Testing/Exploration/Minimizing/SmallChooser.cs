using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Deviates at a few random points, one half of them points at which a failing run deviates too.</summary>
internal sealed class SmallChooser : KeyedChooser
{
    private readonly SeededGenerator _generator;
    private readonly Dictionary<PointKey, PickKey> _known = [];
    private readonly HashSet<int> _numbers = [];

    public SmallChooser(SeededGenerator generator, int deviations, KeyedChooser failing, IReadOnlySet<OperationKey> leftOut)
        : base(leftOut)
    {
        _generator = generator;
        for (var i = 0; i < deviations; i++)
        {
            if (failing.Deviations.Count > 0 && generator.Below(2) == 0)
            {
                var known = failing.Deviations[generator.Below(failing.Deviations.Count)];
                _known[known.Point] = known.Pick;
            }
            else
            {
                _numbers.Add(generator.Below(failing.Length));
            }
        }
    }

    protected override int Pick(in ChoicePoint point, in PointKey key, ReadOnlySpan<Choice> choices)
    {
        if (_known.TryGetValue(key, out var pick))
        {
            return Find(pick, point, choices);
        }

        return _numbers.Contains(point.Number) ? 1 + _generator.Below(choices.Length - 1) : 0;
    }
}
