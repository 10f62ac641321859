using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Tests.Scheduling;

namespace StreamClass.Testing.Tests.Leaving;

public class LeftReportTests
{
    [Fact]
    public void Run_AwaitsADelayInRealTime_NamesTheMethodAndTheRemedy() =>
        MessageOf(RealDelayAsync).Should().Match(
            $"*{nameof(LeftReportTests)}.{nameof(RealDelayAsync)}, which awaited Task.Delay,*Task.Delay(delay, machine.TimeProvider)*");

    [Fact]
    public void Run_AwaitsATaskOfThePool_NamesTheMethodAndTheRemedy() =>
        MessageOf(TaskOfThePoolAsync).Should().Match(
            $"*{nameof(LeftReportTests)}.{nameof(TaskOfThePoolAsync)}, which awaited Task.Run,*without Task.Run*");

    [Fact]
    public void Run_AwaitsAnAsyncTaskOfThePool_NamesTheMethodAndTheRemedy() =>
        MessageOf(static async _ => await Task.Run(static async () => await Task.CompletedTask.ConfigureAwait(false)))
            .Should().Match($"*{nameof(LeftReportTests)}*which awaited Task.Run,*without Task.Run*");

    [Fact]
    public void Run_TimerOfTheRuntimeCompletesWhatIsAwaited_NamesTheMethodAndTheRemedy() =>
        MessageOf(TimerAsync).Should().Match($"*{nameof(LeftReportTests)}.{nameof(TimerAsync)}*machine.TimeProvider.CreateTimer*");

    [Fact]
    public void Run_CancellationAfterADelayInRealTime_NamesTheRemedy() =>
        MessageOf(static async drive =>
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
            using var registration = source.Token.Register(() => drive.Admit());
            await new TaskCompletionSource().Task;
        }).Should().Match("*new CancellationTokenSource(delay, machine.TimeProvider)*");

    [Fact]
    public void Run_DelayIsCancelledAfterADelayInRealTime_NamesTheMethodAndTheRemedy() =>
        MessageOf(CancelledDelayAsync).Should().Match(
            $"*{nameof(CancelledDelayAsync)}, which awaited Task.Delay,*new CancellationTokenSource(delay, machine.TimeProvider)*");

    [Fact]
    public void Run_CancelAsync_NamesTheRemedy() =>
        MessageOf(static async drive =>
        {
            using var source = new CancellationTokenSource();
            using var registration = source.Token.Register(() => drive.Admit());
            _ = source.CancelAsync();
            await new TaskCompletionSource().Task;
        }).Should().Match("*CancelAsync*");

    private static async Task RealDelayAsync(SimulatedDrive drive) => await Task.Delay(1);

    private static async Task TaskOfThePoolAsync(SimulatedDrive drive)
    {
        using var isAwaited = new ManualResetEventSlim();
        var task = Task.Run(isAwaited.Wait);
        drive.Context.Post(_ => isAwaited.Set(), null);
        await task;
    }

    private static async Task TimerAsync(SimulatedDrive drive)
    {
        var rung = new TaskCompletionSource();
        await using var timer = new Timer(_ => rung.SetResult(), null, 1, Timeout.Infinite);
        await rung.Task;
    }

    private static async Task CancelledDelayAsync(SimulatedDrive drive)
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        await Task.Delay(TimeSpan.FromDays(1), source.Token);
    }

    private static string MessageOf(Func<SimulatedDrive, Task> scenario)
    {
        var run = () => Simulation.RunDrive(1, scenario, AwaitProbe.Patient);
        var exception = run.Should().Throw<SimulationException>().Which;
        exception.Failure.Should().Be(SimulationFailure.LeftTheSimulation);
        return exception.Message;
    }
}
