using StreamClass.Docs;
using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Docs;

public class ExplorationTests
{
    private const string Document = "docs/exploration.md";

    [Theory]
    [InlineData(0, "Counter.cs")]
    [InlineData(1, "Counter.cs")]
    [InlineData(2, "ExplorationCode.cs")]
    [InlineData(3, "EveryFamily.cs")]
    public void Exploration_Code_IsTheCodeThatIsCompiledHere(int index, string file) => Snippets.CompareCode(Document, index, file);

    [Fact]
    public void Exploration_Code_IsAllCompared() => Snippets.CompareCount(Document, 4);

    [Fact]
    public void Exploration_Report_IsWhatTheTestPrints()
    {
        var explore = new ExplorationCode.CounterTests().Count_OfAReadAndItsInterrupt_IsTwo;
        var found = explore.Should().Throw<ExplorationException>().Which;
        Snippets.CompareText(Document, found.Message);
        FluentActions.Invoking(() => ExplorationCode.CounterTests.Replay(found.Schedule)).Should().Throw<SimulationException>()
            .Which.Reason.Should().Be(found.Failure.Reason);
    }
}
