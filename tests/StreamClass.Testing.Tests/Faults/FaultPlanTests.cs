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
    public void Faults_Good_BearsThemInEverySchedule()
    {
        var scenario = Transfers.Of(static () => new TransferMinidriver());
        Explore.Faults(300, scenario, With(Everything)).Schedules.Should().Be(300);
    }

    [Fact]
    public void Faults_Faulty_IsFound()
    {
        var scenario = Transfers.Of(static () => new TrustsInterrupts());
        FluentActions.Invoking(() => Explore.Faults(300, scenario, With(new FaultPlan { [FaultKind.LostInterrupt] = 0.05 })))
            .Should().Throw<ExplorationException>().Which.Failure.Failure.Should().Be(SimulationFailure.Stalled);
    }

    [Fact]
    public void Faults_Faulty_TheSmallestScheduleHasTheFaultAndNothingElse()
    {
        var scenario = Transfers.Of(static () => new TrustsInterrupts());
        var found = FluentActions.Invoking(() => Explore.Faults(
                300, scenario, With(new FaultPlan { [FaultKind.LostInterrupt] = 0.05, [FaultKind.SlowRegister] = 0.2 })))
            .Should().Throw<ExplorationException>().Which;
        found.Deviations.Should().Be(1);
        found.Preemptions.Should().Be(0);
        found.Story.Should().Contain("--> FAILS: LostInterrupt").And.NotContain("SlowRegister");
    }

    [Theory]
    [InlineData("random")]
    [InlineData("pct(3)")]
    [InlineData("delay(2)")]
    public void Faults_AnyStrategy_LeavesThemToThePlan(string strategy)
    {
        var scenario = Transfers.Of(static () => new TrustsInterrupts());
        var never = new ExplorationOptions
        {
            Strategies = [ExplorationStrategy.Parse(strategy)],
            Simulation = new SimulationOptions { Faults = new FaultPlan { [FaultKind.LostInterrupt] = 1e-9 } },
        };
        Explore.Faults(100, scenario, never).Schedules.Should().Be(100);
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
    public void Most_One_LetsOneThingFail()
    {
        var faults = 0;
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var trace = Simulation.Run(
                seed,
                Transfers.Of(static () => new TransferMinidriver()),
                new SimulationOptions { Faults = new FaultPlan { [FaultKind.SlowRegister] = 0.9, Most = 1 } }).Trace;
            faults += trace.Split('\n').Count(static line => line.EndsWith("2/2 SlowRegister", StringComparison.Ordinal));
        }

        faults.Should().Be(50);
    }

    [Fact]
    public void Faults_WithoutAPlan_AreRefused() =>
        FluentActions.Invoking(() => Explore.Faults(1, static _ => Task.CompletedTask, new ExplorationOptions()))
            .Should().Throw<ArgumentException>();

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Probability_OutOfRange_IsRefused(double probability) =>
        FluentActions.Invoking(() => new FaultPlan { [FaultKind.Mapping] = probability }).Should().Throw<ArgumentOutOfRangeException>();

    private static ExplorationOptions With(FaultPlan plan) => new() { Simulation = new SimulationOptions { Faults = plan } };
}
