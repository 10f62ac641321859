namespace StreamClass.Testing.Assertions;

/// <summary>Sentences about a machine.</summary>
public sealed class MachineAssertions
{
    private readonly Machine _machine;

    internal MachineAssertions(Machine machine) => _machine = machine;

    /// <summary>Goes on with another sentence about the same.</summary>
    public MachineAssertions And => this;

    /// <summary>Requires that no driver has broken a rule.</summary>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">One has.</exception>
    public MachineAssertions HaveNoBugChecks(string because = "", params object?[] becauseArgs) =>
        _machine.BugChecks.Count == 0
            ? this
            : throw Sentence.Refuted("the machine to have no bug checks", because, becauseArgs, $"there are: {BugChecks()}");

    /// <summary>Requires that a driver has broken a rule.</summary>
    /// <param name="part">A part of what the bug check says.</param>
    /// <param name="because">Why, for the report.</param>
    /// <param name="becauseArgs">What the placeholders of <paramref name="because"/> stand for.</param>
    /// <returns>This, for another sentence.</returns>
    /// <exception cref="MinidriverAssertionException">None says so.</exception>
    public MachineAssertions HaveBugCheck(string part, string because = "", params object?[] becauseArgs) =>
        _machine.BugChecks.Any(bugCheck => bugCheck.Message.Contains(part, StringComparison.Ordinal))
            ? this
            : throw Sentence.Refuted($"the machine to have a bug check that says \"{part}\"", because, becauseArgs, $"there are: {BugChecks()}");

    private string BugChecks() => Sentence.List(_machine.BugChecks.Select(static bugCheck => bugCheck.Message), "none");
}
