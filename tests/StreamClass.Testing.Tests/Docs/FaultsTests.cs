using StreamClass.Docs;
using StreamClass.Testing.Injections;

namespace StreamClass.Testing.Tests.Docs;

public class FaultsTests
{
    private const string Document = "docs/faults.md";

    [Theory]
    [InlineData(0, "../CaptureMinidriver.cs")]
    [InlineData(1, "FaultsCode.cs")]
    [InlineData(2, "FaultsCode.cs")]
    [InlineData(3, "FaultsCode.cs")]
    [InlineData(4, "FaultsCode.cs")]
    public void Faults_Code_IsTheCodeThatIsCompiledHere(int index, string file) => Snippets.CompareCode(Document, index, file);

    [Fact]
    public void Faults_Code_IsAllCompared() => Snippets.CompareCount(Document, 5);

    [Fact]
    public void Faults_Message_IsWhatTheRemovalPrints() =>
        Snippets.CompareText(Document, FluentActions.Invoking(FaultsCode.Remove).Should().Throw<InjectionException>().Which.Message);

    [Fact]
    public void Faults_Replay_FailsAsTheRemovalDid()
    {
        var found = FluentActions.Invoking(FaultsCode.Remove).Should().Throw<InjectionException>().Which;
        FluentActions.Invoking(FaultsCode.Replay).Should().Throw<SimulationException>().Which.Reason.Should().Be(found.Failure.Reason);
    }

    [Fact]
    public void Faults_AtRandom_AreBorne() => FaultsCode.FailAtRandom().Schedules.Should().Be(10_000);
}
