using StreamClass.Testing.Injections;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Faults;
using StreamClass.Testing.Recording;
using StreamClass.Testing.Scripting;

namespace StreamClass.Testing.Tests;

public class DeviceExplorerTests : CaptureTest
{
    protected override ExplorationOptions Options => new() { Seed = 42, Simulation = new SimulationOptions { MaxSteps = 100_000 } };

    [Fact]
    public void Schedules_OneFails_PrintsWhatReplaysIt()
    {
        var found = Find(() => Explore.Schedules(1_000, CancelAsync));

        found.Test.Should().Contain($"Explore.Replay(\"{found.Schedule}\", {nameof(CancelAsync)});", "the class has the options");
        FailsAsBefore(found, () => Explore.Replay(found.Schedule, CancelAsync));
    }

    [Fact]
    public void Schedules_WithOtherOptions_PrintsThose()
    {
        var found = Find(() => Explore.Schedules(
            1_000, CancelAsync, static options => options with { Seed = 3, Simulation = options.Simulation with { Processors = 2 } }));

        found.Test.Should().Contain(
            $"{nameof(CancelAsync)}, options => options with {{ Simulation = options.Simulation with {{ Processors = 2 }} }});");
        FailsAsBefore(
            found,
            () => Explore.Replay(
                found.Schedule, CancelAsync, options => options with { Simulation = options.Simulation with { Processors = 2 } }));
    }

    [Fact]
    public void AllSchedules_OneFails_PrintsThatEveryOrderIsOffered()
    {
        var found = Find(() => Explore.AllSchedules(CancelAsync, static options => options with { MaxRuns = 10_000 }));

        found.Test.Should().Contain("options => options with { Simulation = options.Simulation with { OffersEveryOrder = true } });");
        FailsAsBefore(
            found,
            () => Explore.Replay(
                found.Schedule, CancelAsync, options => options with { Simulation = options.Simulation with { OffersEveryOrder = true } }));
    }

    [Fact]
    public void RandomFaults_OneFails_PrintsThePlan()
    {
        var plan = new FaultPlan { [FaultKind.LostInterrupt] = 0.5, MaxFaults = 1 };
        var found = Find(() => Explore.RandomFaults(
            100, ReadAsync, options => options with { Simulation = options.Simulation with { Faults = plan } }));

        found.Test.Should().Contain(
            $"Explore.ReplayFaults(\"{found.Schedule}\", {nameof(ReadAsync)}, options => options with {{ Simulation = options.Simulation with "
            + "{ Faults = new() { [FaultKind.LostInterrupt] = 0.5, MaxFaults = 1 } } });");
        FailsAsBefore(
            found,
            () => Explore.ReplayFaults(
                found.Schedule,
                ReadAsync,
                options => options with { Simulation = options.Simulation with { Faults = new() { [FaultKind.LostInterrupt] = 0.5, MaxFaults = 1 } } }));
    }

    [Fact]
    public void RemovalAtEveryPoint_OfAScenario_InjectsAndInjectReplays()
    {
        static async Task ReadTwiceAsync(DeviceUnderTest<ScriptedBoard> device)
        {
            Behave(device.Board, new byte[4]);
            await (await device.OpenPinAsync()).SubmitRead(4);
        }

        var found = this.Invoking(test => test.Explore.RemovalAtEveryPoint(ReadTwiceAsync)).Should().Throw<InjectionException>().Which;
        found.Message.Should().Contain($"Explore.Inject(\"{found.Injection}\", scenario) replays it");
        this.Invoking(test => test.Explore.Inject(found.Injection, ReadTwiceAsync))
            .Should().Throw<SimulationException>().Which.Message.Should().Be(found.Failure.Message);
    }

    [Fact]
    public void Schedules_WithARecording_RecordsThere()
    {
        var recording = new MinidriverRecording();
        Explore.Schedules(
            2,
            device =>
            {
                device.Recording.Should().BeSameAs(recording);
                return Task.CompletedTask;
            },
            options => options with { Simulation = options.Simulation with { Recording = recording } });
        recording.Should().NotBeEmpty();
    }

    private static async Task CancelAsync(DeviceUnderTest<ScriptedBoard> device)
    {
        Behave(device.Board, new byte[4]);
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        await device.TogetherAsync(() => read.AsTask(), () =>
        {
            read.Cancel();
            return Task.CompletedTask;
        });
        read.Should().HaveSucceeded();
    }

    private static async Task ReadAsync(DeviceUnderTest<ScriptedBoard> device)
    {
        Behave(device.Board, new byte[4]);
        (await (await device.OpenPinAsync()).SubmitRead(4)).Should().HaveSucceeded();
    }

    private static ExplorationException Find(Func<ExplorationResult> explore) => explore.Should().Throw<ExplorationException>().Which;

    private static void FailsAsBefore(ExplorationException found, Func<SimulationResult> replay) =>
        replay.Should().Throw<SimulationException>().Which.Message.Should().Be(found.Failure.Message);
}
