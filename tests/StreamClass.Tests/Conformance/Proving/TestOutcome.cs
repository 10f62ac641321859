namespace StreamClass.Tests.Conformance.Proving;

/// <summary>How a test ended.</summary>
/// <param name="Passed">Whether every case passed.</param>
/// <param name="Message">What failed, on one line.</param>
internal readonly record struct TestOutcome(bool Passed, string Message)
{
    /// <summary>Whether it is still running, as far as anybody knows.</summary>
    public bool DidNotEnd { get; init; }

    public static TestOutcome Success { get; } = new(true, string.Empty);

    public static TestOutcome Failure(string message) => new(false, message);
}
