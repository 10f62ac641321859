using StreamClass.Docs;
using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Docs;

public class TutorialTests
{
    private const string Tutorial = "docs/tutorial.md";

    [Theory]
    [InlineData(0, "Thermometer.cs")]
    [InlineData(1, "FirstPart.cs")]
    [InlineData(2, "SecondPart.cs")]
    [InlineData(3, "Fixed/Thermometer.cs")]
    public void Tutorial_Code_IsTheCodeThatIsCompiledHere(int index, string file) => Snippets.CompareCode(Tutorial, index, file);

    [Fact]
    public void Tutorial_FirstTest_PassesAlthoughTheMinidriverIsFaulty() => new FirstPart.ThermometerTests().Read_OfTheTemperature_GetsFourBytes();

    [Fact]
    public void Tutorial_Exploration_PrintsWhatTheTutorialPrints() => Snippets.CompareText(Tutorial, Explored().Message);

    [Fact]
    public void Tutorial_TestToPaste_FailsAsTheExplorationDid()
    {
        var found = Explored();
        found.Test.Should().Contain($"Replay(\"{found.Schedule}\", ReadAndCancelAsync);");
        var replay = () => new SecondPart.ThermometerTests().Replay(found.Schedule);
        replay.Should().Throw<SimulationException>().WithMessage($"*{found.Failure.Message[..60]}*");
    }

    [Fact]
    public void Tutorial_FixedMinidriver_PassesTheExploration() => new SecondPart.FixedThermometerTests().Read_ThatIsCancelled_EndsOnce();

    [Fact]
    public void Tutorial_TestToPaste_PassesOnceTheMinidriverIsFixed() =>
        new SecondPart.FixedThermometerTests().Replay(Explored().Schedule);

    private static ExplorationException Explored()
    {
        var explore = new SecondPart.ThermometerTests().Read_ThatIsCancelled_EndsOnce;
        return explore.Should().Throw<ExplorationException>().Which;
    }
}
