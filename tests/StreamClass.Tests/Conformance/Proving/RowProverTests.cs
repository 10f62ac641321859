namespace StreamClass.Tests.Conformance.Proving;

/// <summary>What the prover says of rows whose tests notice, do not notice, or fail anyway.</summary>
public sealed class RowProverTests
{
    private readonly List<(string Test, string? RowOff)> _runs = [];

    [Fact]
    public async Task Row_OfWhichOneTestFailsWhileItIsOff_IsProved()
    {
        var proof = await ProveAsync((test, off) => off is null || test == nameof(Blind));
        proof.IsProved.Should().BeTrue();
        proof.Failed.Should().Be(1);
        proof.Tests.Should().Be(2);
        _runs.Should().BeEquivalentTo([(nameof(Blind), null), (nameof(Sharp), null), (nameof(Blind), "1 ROW"), (nameof(Sharp), "1 ROW")]);
    }

    [Fact]
    public async Task Row_WhoseTestsDoNotNotice_IsNotProved()
    {
        var proof = await ProveAsync(static (_, _) => true);
        proof.IsProved.Should().BeFalse();
        proof.ToString().Should().Contain("1 ROW").And.Contain("0 of 2 tests").And.Contain(nameof(Blind)).And.Contain(nameof(Sharp));
    }

    [Fact]
    public async Task Row_OfWhichATestFailsWithNothingOff_IsNotProved()
    {
        var proof = await ProveAsync(static (test, off) => off is null && test == nameof(Blind));
        proof.IsProved.Should().BeFalse();
        proof.ToString().Should().Contain(nameof(Sharp)).And.Contain("nothing off");
    }

    [Fact]
    public async Task Row_WithoutATest_IsNotProved()
    {
        var prover = new RowProver(new FakeRunner(static (_, _) => true, _runs), Tests(), 1);
        (await prover.ProveAsync(["1 OTHER"])).Should().ContainSingle().Which.IsProved.Should().BeFalse();
    }

    private static void Blind()
    {
    }

    private static void Sharp()
    {
    }

    private static ILookup<string, ConformanceTest> Tests() => new Action[] { Blind, Sharp }
        .Select(static action => new ConformanceTest(typeof(RowProverTests), action.Method, ["1 ROW"]))
        .ToLookup(static test => test.Rows[0]);

    private async Task<RowProof> ProveAsync(Func<string, string?, bool> passes) =>
        (await new RowProver(new FakeRunner(passes, _runs), Tests(), 1).ProveAsync(["1 ROW"])).Should().ContainSingle().Subject;

    private sealed class FakeRunner(Func<string, string?, bool> passes, List<(string Test, string? RowOff)> runs) : ITestRunner
    {
        public Task<TestOutcome> RunAsync(ConformanceTest test, string? rowOff)
        {
            runs.Add((test.Method.Name, rowOff));
            return Task.FromResult(passes(test.Method.Name, rowOff) ? TestOutcome.Success : TestOutcome.Failure("no"));
        }
    }
}
