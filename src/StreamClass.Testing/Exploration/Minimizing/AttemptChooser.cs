using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Makes the deviations that are asked for where it finds them, and leaves the rest to the default.</summary>
internal sealed class AttemptChooser(IEnumerable<KeyedDeviation> deviations, IReadOnlySet<OperationKey> leftOut) : KeyedChooser(leftOut)
{
    private readonly Dictionary<PointKey, PickKey> _picks = deviations.ToDictionary(static each => each.Point, static each => each.Pick);

    protected override int Pick(in ChoicePoint point, in PointKey key, ReadOnlySpan<Choice> choices) =>
        _picks.TryGetValue(key, out var pick) ? Find(pick, point, choices) : 0;
}
