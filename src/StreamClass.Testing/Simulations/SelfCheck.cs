using StreamClass.Testing.Runs;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Simulations;

/// <summary>Holds two runs of one seed against each other.</summary>
internal static class SelfCheck
{
    /// <summary>For whoever has to find out why.</summary>
    public const string Causes =
        "What usually causes it: static state that the first run has left behind, the order of a Dictionary or HashSet of objects, a hash "
        + "code, the wall clock, Guid.NewGuid, or Random without a seed.";

    /// <summary>Makes a run once more, and compares.</summary>
    /// <param name="seed">The seed of the run; null when a schedule decided it.</param>
    /// <param name="first">How it ended.</param>
    /// <param name="again">Makes it once more.</param>
    /// <returns>How the run ended; a failure when it was not the same twice.</returns>
    public static RunOutcome Repeat(ulong? seed, RunOutcome first, Func<RunOutcome> again)
    {
        // What hung or left the simulation is not the same twice, and has said so.
        if (first.Failure is { Failure: SimulationFailure.Hung or SimulationFailure.LeftTheSimulation })
        {
            return first;
        }

        var second = again();
        var difference = TraceDifference.Find(first.Trace.Render(), second.Trace.Render()) ?? Ends(first, second);
        return difference is null ? first : second with { Failure = Differs(seed, first, second, difference) };
    }

    private static SimulationException Differs(ulong? seed, RunOutcome first, RunOutcome second, string difference) => new(
        SimulationFailure.NotDeterministic,
        seed,
        $"Two runs of one {(seed is null ? "schedule" : "seed")} were not the same. {difference}{Causes}",
        second.Failure ?? first.Failure,
        second.Trace);

    private static string? Ends(RunOutcome first, RunOutcome second) =>
        first.Failure?.Message == second.Failure?.Message
            ? null
            : $"The first ended with: {End(first)}\nThe second ended with: {End(second)}\n";

    private static string End(RunOutcome outcome) => outcome.Failure?.Message ?? "success";
}
