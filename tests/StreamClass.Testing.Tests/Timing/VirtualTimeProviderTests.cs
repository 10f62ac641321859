using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Timing;

public class VirtualTimeProviderTests
{
    [Fact]
    public void Delay_OnTheProvider_TakesVirtualTimeAndStaysInside()
    {
        Simulation.RunDrive(1, async drive =>
        {
            await Task.Delay(TimeSpan.FromMinutes(10), drive.TimeProvider);
            drive.Now.Should().Be(600 * KernelDrive.Second);
            Processor.CurrentOrNone!.Drive.Should().Be(drive);
            SynchronizationContext.Current.Should().Be(drive.Context);
        });
    }

    [Fact]
    public void CancellationTokenSource_OnTheProvider_CancelsInVirtualTime()
    {
        Simulation.RunDrive(1, async drive =>
        {
            using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5), drive.TimeProvider);
            var level = (Irql?)null;
            using var registration = source.Token.Register(() => level = Processor.CurrentOrNone?.Irql);
            var wait = async () => await Task.Delay(TimeSpan.FromHours(10), drive.TimeProvider, source.Token);
            await wait.Should().ThrowAsync<OperationCanceledException>();
            drive.Now.Should().Be(5 * KernelDrive.Second);
            level.Should().Be(Irql.Passive);
        });
    }

    [Fact]
    public void GetUtcNow_LaterInTheRun_IsTheStartAndTheVirtualTime()
    {
        var start = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);
        Simulation.RunDrive(
            1,
            drive =>
            {
                drive.Stall(KernelDrive.Second);
                drive.TimeProvider.GetUtcNow().Should().Be(start.AddSeconds(1));
                drive.TimeProvider.GetElapsedTime(0).Should().Be(TimeSpan.FromSeconds(1));
                return Task.CompletedTask;
            },
            new SimulationOptions { StartTime = start });
    }

    [Fact]
    public void CreateTimer_Periodic_FiresUntilItIsDisposed()
    {
        Simulation.RunDrive(1, async drive =>
        {
            var times = new List<long>();
            var timer = drive.TimeProvider.CreateTimer(
                _ => times.Add(drive.Now), null, TimeSpan.FromTicks(10_000), TimeSpan.FromTicks(7_000));
            await Task.Delay(TimeSpan.FromMilliseconds(3), drive.TimeProvider);
            await timer.DisposeAsync();
            timer.Change(TimeSpan.Zero, TimeSpan.Zero).Should().BeFalse();
            await Task.Delay(TimeSpan.FromMilliseconds(5), drive.TimeProvider);
            times.Should().Equal(10_000, 17_000, 24_000);
        });
    }
}
