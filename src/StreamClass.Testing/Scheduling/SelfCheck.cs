using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>Holds two runs of one seed against each other.</summary>
internal static class SelfCheck
{
    private const string Causes =
        "What usually causes it: static state that the first run has left behind, the order of a Dictionary or HashSet of objects, a hash "
        + "code, the wall clock, Guid.NewGuid, or Random without a seed.";

    /// <summary>What to throw when the runs were not the same, or null.</summary>
    public static SimulationException? Compare(ulong? seed, RunOutcome first, RunOutcome second)
    {
        var difference = TraceDifference.Find(first.Trace.Render(), second.Trace.Render()) ?? Ends(first, second);
        return difference is null
            ? null
            : new SimulationException(
                SimulationFailure.NotDeterministic,
                seed,
                $"Two runs of one {(seed is null ? "schedule" : "seed")} were not the same. {difference}{Causes}",
                second.Failure ?? first.Failure,
                second.Trace);
    }

    private static string? Ends(RunOutcome first, RunOutcome second) =>
        first.Failure?.Message == second.Failure?.Message
            ? null
            : $"The first ended with: {End(first)}\nThe second ended with: {End(second)}\n";

    private static string End(RunOutcome outcome) => outcome.Failure?.Message ?? "success";
}
