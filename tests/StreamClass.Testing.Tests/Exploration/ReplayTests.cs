namespace StreamClass.Testing.Tests.Exploration;

public class ReplayTests
{
    [Fact]
    public void Replay_WhatWasFound_FailsInAHundredOfAHundredRunsWithOneTrace()
    {
        var found = ExploreTests.Find(PlantedRaces.TornReadAsync, "random", 3, 5_000);
        var traces = new HashSet<string>();
        for (var i = 0; i < 100; i++)
        {
            var replay = () => Explore.Replay(i % 2 == 0 ? found.Schedule : found.FoundSchedule, PlantedRaces.TornReadAsync);
            traces.Add(replay.Should().Throw<SimulationException>().WithMessage("*torn*").Which.Trace);
        }

        traces.Should().HaveCount(found.Schedule == found.FoundSchedule ? 1 : 2);
    }

    [Fact]
    public void Replay_ScheduleOfAnotherProcess_FailsAsThere()
    {
        // Printed once by a run of Find: what a report says must be true in every process, on every machine.
        var replay = () => Explore.Replay(Known.LostUpdate, PlantedRaces.LostUpdateAsync);
        replay.Should().Throw<SimulationException>().WithMessage("*sum is 1*");
    }

    [Fact]
    public void Replay_ScheduleThatPasses_GivesTheRun() =>
        Explore.Replay("s1://00000000", PlantedRaces.LostUpdateAsync).Trace.Should().Contain("SharedAccess");

    [Theory]
    [InlineData("s1:900.1//00000000", "*deviates at choice 900*")]
    [InlineData("s1:0.77//00000000", "*number 77*")]
    [InlineData("s1:0.1//12345678", "*not those that it was made for*")]
    [InlineData("s1:/3/00000000", "*operation 3*")]
    public void Replay_ScheduleOfOtherCode_SaysSo(string schedule, string why)
    {
        var replay = () => Explore.Replay(schedule, PlantedRaces.LostUpdateAsync);
        replay.Should().Throw<SimulationException>().WithMessage(why)
            .Which.Failure.Should().Be(SimulationFailure.ScheduleOutdated);
    }

    [Theory]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("s2://00000000")]
    [InlineData("s1:")]
    [InlineData("s1:1.0//00000000")]
    [InlineData("s1:1//00000000")]
    [InlineData("s1:5.1,5.1//00000000")]
    [InlineData("s1:1.1/x/00000000")]
    [InlineData("s1:1.-1//00000000")]
    [InlineData("s1:1.1//0")]
    public void Replay_NoSchedule_IsRefused(string text)
    {
        var replay = () => Explore.Replay(text, PlantedRaces.IdleAsync);
        replay.Should().Throw<FormatException>().WithMessage($"'{text}' is not a schedule*");
    }

    private static class Known
    {
        public const string LostUpdate = "s1:0.1,2.1//862aa742";
    }
}
