using StreamClass.Testing.Exploration;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Tests.Faults;

public class FaultPlanTests
{
    private static readonly FaultPlan Everything = new()
    {
        [FaultKind.Allocation] = 0.05,
        [FaultKind.Mapping] = 0.1,
        [FaultKind.DmaAbort] = 0.1,
        [FaultKind.RegisterFailure] = 0.1,
        [FaultKind.SlowRegister] = 0.1,
        [FaultKind.LostInterrupt] = 0.1,
        [FaultKind.LateInterrupt] = 0.1,
        [FaultKind.SpuriousInterrupt] = 0.1,
        [FaultKind.InterruptStorm] = 0.1,
    };

    [Fact]
    public void RandomFaults_Good_BearsThemInEverySchedule()
    {
        var scenario = Transfers.Of(static () => new TransferMinidriver());
        Explore.RandomFaults(300, scenario, With(Everything)).Schedules.Should().Be(300);
    }

    [Fact]
    public void RandomFaults_Faulty_IsFound()
    {
        var scenario = Transfers.Of(static () => new TrustsInterrupts());
        FluentActions.Invoking(() => Explore.RandomFaults(300, scenario, With(new FaultPlan { [FaultKind.LostInterrupt] = 0.05 })))
            .Should().Throw<ExplorationException>().Which.Failure.Failure.Should().Be(SimulationFailure.Stalled);
    }

    [Fact]
    public void RandomFaults_Faulty_TheSmallestScheduleHasTheFaultAndNothingElse()
    {
        var scenario = Transfers.Of(static () => new TrustsInterrupts());
        var found = FluentActions.Invoking(() => Explore.RandomFaults(
                300, scenario, With(new FaultPlan { [FaultKind.LostInterrupt] = 0.05, [FaultKind.SlowRegister] = 0.2 })))
            .Should().Throw<ExplorationException>().Which;
        found.Deviations.Should().Be(1);
        found.Preemptions.Should().Be(0);
        found.Story.Should().Contain("--> FAILS: LostInterrupt").And.NotContain("SlowRegister");
        found.Failure.Seed.Should().BeNull("the schedule decides");
    }

    [Fact]
    public void RandomFaults_Faulty_PrintsWhatReplaysIt()
    {
        var found = FluentActions.Invoking(() => Explore.RandomFaults(300, TrustAsync, With(new FaultPlan { [FaultKind.LostInterrupt] = 0.05 })))
            .Should().Throw<ExplorationException>().Which;
        found.Test.Should().Contain(
            $"Explore.ReplayFaults(\"{found.Schedule}\", {nameof(TrustAsync)}, "
            + "new() { Simulation = new() { Faults = new() { [FaultKind.LostInterrupt] = 0.05 } } });");
        FluentActions.Invoking(
                () => Explore.ReplayFaults(
                    found.Schedule, TrustAsync, new() { Simulation = new() { Faults = new() { [FaultKind.LostInterrupt] = 0.05 } } }))
            .Should().Throw<SimulationException>().Which.Message.Should().Be(found.Failure.Message);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("pct(3)")]
    [InlineData("delay(2)")]
    public void RandomFaults_AnyStrategy_LeavesThemToThePlan(string strategy)
    {
        var scenario = Transfers.Of(static () => new TrustsInterrupts());
        var never = new ExplorationOptions
        {
            Strategies = [ExplorationStrategy.Parse(strategy)],
            Simulation = new SimulationOptions { Faults = new FaultPlan { [FaultKind.LostInterrupt] = 1e-9 } },
        };
        Explore.RandomFaults(100, scenario, never).Schedules.Should().Be(100);
    }

    [Fact]
    public void Run_UnderAPlan_IsTheSameEachTime()
    {
        static string Trace() => Simulation.Run(
            3,
            async machine =>
            {
                try
                {
                    await Transfers.Of(static () => new TransferMinidriver())(machine);
                }
                catch (Exception exception) when (FaultPlan.Explains(exception))
                {
                }
            },
            new SimulationOptions { Faults = Everything }).Trace;
        Trace().Should().Be(Trace()).And.Contain("Choice 1/");
    }

    [Fact]
    public void MaxFaults_One_LetsOneThingFail()
    {
        var faults = 0;
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var trace = Simulation.Run(
                seed,
                Transfers.Of(static () => new TransferMinidriver()),
                new SimulationOptions { Faults = new FaultPlan { [FaultKind.SlowRegister] = 0.9, MaxFaults = 1 } }).Trace;
            faults += trace.Split('\n').Count(static line => line.EndsWith("2/2 SlowRegister", StringComparison.Ordinal));
        }

        faults.Should().Be(50);
    }

    [Fact]
    public void RandomFaults_WithoutAPlan_AreRefused() =>
        FluentActions.Invoking(() => Explore.RandomFaults(1, static _ => Task.CompletedTask, new ExplorationOptions()))
            .Should().Throw<ArgumentException>();

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Probability_OutOfRange_IsRefused(double probability) =>
        FluentActions.Invoking(() => new FaultPlan { [FaultKind.Mapping] = probability }).Should().Throw<ArgumentOutOfRangeException>();

    private static Task TrustAsync(Machine machine) => Transfers.Of(static () => new TrustsInterrupts())(machine);

    private static ExplorationOptions With(FaultPlan plan) => new() { Simulation = new SimulationOptions { Faults = plan } };
}
