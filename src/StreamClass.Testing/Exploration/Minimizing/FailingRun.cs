using StreamClass.Testing.Exploration.Schedules;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>A run that fails in the way that is looked for.</summary>
/// <param name="Chooser">What decided it.</param>
/// <param name="Schedule">The run as a schedule.</param>
/// <param name="Preemptions">How often running code did not go on.</param>
/// <param name="Failure">How it failed.</param>
internal sealed record FailingRun(KeyedChooser Chooser, Schedule Schedule, int Preemptions, SimulationException Failure)
{
    public IReadOnlyList<KeyedDeviation> Deviations => Chooser.Deviations;

    /// <summary>How many operations of clients happen.</summary>
    public int Operations => Chooser.Operations.Count - Schedule.LeftOut.Count;

    /// <summary>Fewest preemptions first, then the fewest other deviations, then the fewest operations.</summary>
    public bool IsSmallerThan(FailingRun other) =>
        (Preemptions, Deviations.Count, Operations).CompareTo((other.Preemptions, other.Deviations.Count, other.Operations)) < 0;
}
