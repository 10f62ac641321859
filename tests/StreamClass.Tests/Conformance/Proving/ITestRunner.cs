namespace StreamClass.Tests.Conformance.Proving;

/// <summary>Runs tests, several at once if asked so, each with at most one row off.</summary>
internal interface ITestRunner
{
    /// <summary>Runs a test.</summary>
    /// <param name="test">The test.</param>
    /// <param name="rowOff">The row that is off meanwhile, or null.</param>
    Task<TestOutcome> RunAsync(ConformanceTest test, string? rowOff);
}
