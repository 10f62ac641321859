using StreamClass.Docs;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Tests.Docs;

public class FaultsTests
{
    private const string Document = "docs/faults.md";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Faults_Code_IsTheCodeThatIsCompiledHere(int index) => Snippets.CompareCode(Document, index, "FaultsCode.cs");

    [Fact]
    public void Faults_Code_IsAllCompared() => Snippets.CompareCount(Document, 4);

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
