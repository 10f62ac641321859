namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Which routines of minidrivers never came to a preemption point, so that nothing could come between their steps.</summary>
internal sealed class BlindSpots
{
    private readonly SortedDictionary<string, bool> _routines = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names => [.. _routines.Where(static routine => !routine.Value).Select(static routine => routine.Key)];

    public void Add(RoutineCall call) => _routines[call.Name] = call.HasPoint || _routines.GetValueOrDefault(call.Name);
}
