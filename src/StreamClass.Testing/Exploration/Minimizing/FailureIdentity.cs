using StreamClass.Kernel;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>What two runs that fail in the same way have in common.</summary>
/// <param name="Failure">Why the runs failed.</param>
/// <param name="Rule">The broken rule, or the type of the exception.</param>
/// <param name="Message">The message without its numbers: addresses, counts and times differ from run to run.</param>
internal sealed record FailureIdentity(SimulationFailure Failure, string? Rule, string Message)
{
    /// <summary>Whether another run of the same schedule fails at all in the same way: these depend on real time and real threads.</summary>
    public bool IsRepeatable =>
        Failure is not (SimulationFailure.Hung or SimulationFailure.LeftTheSimulation or SimulationFailure.NotDeterministic);

    public static FailureIdentity Of(SimulationException failure) =>
        new(failure.Failure, RuleOf(failure.InnerException), string.Concat(failure.Message.Where(static letter => !char.IsDigit(letter))));

    private static string? RuleOf(Exception? exception) =>
        exception is BugCheckException bugCheck ? bugCheck.RuleId ?? bugCheck.Code.ToString() : exception?.GetType().FullName;
}
