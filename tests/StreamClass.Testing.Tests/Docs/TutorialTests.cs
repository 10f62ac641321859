using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Docs;

public class TutorialTests
{
    private const string Tutorial = "docs/tutorial.md";

    [Fact]
    public void Tutorial_FirstTest_PassesWithTheFaultyMinidriver() => new ThermometerTests().Read_OfTheTemperature_GetsFourBytes();

    [Fact]
    public void Tutorial_Exploration_FindsTheRaceAndPrintsWhatTheTutorialPrints()
    {
        var explore = new ThermometerTests().Read_ThatIsCancelled_EndsOnce;
        var found = explore.Should().Throw<ExplorationException>().Which;
        found.Message.Should().Be("");
    }

    [Fact]
    public void Tutorial_FixedMinidriver_PassesBothTests()
    {
        var tests = new FixedThermometerTests();
        tests.Read_OfTheTemperature_GetsFourBytes();
        tests.Read_ThatIsCancelled_EndsOnce();
    }
}
