namespace StreamClass.Testing.Tests.Exploration.Stories;

public class ReportTests
{
    [Fact]
    public void Message_LostUpdate_IsTheWholeReport()
    {
        var found = ExploreTests.Find(PlantedRaces.LostUpdateAsync, "random", 1, 1_000);
        found.Message.Should().Be("");
    }
}
