using System.Reflection;
using StreamClass.Kernel;
using StreamClass.Kernel.Live;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.Kernel.Live;

public sealed class LiveEventTests : IAsyncDisposable
{
    private readonly SteppedTime _time = new();
    private readonly LiveDrive _drive;

    public LiveEventTests() => _drive = new LiveDrive(_time);

    public ValueTask DisposeAsync() => _drive.DisposeAsync();

    [Fact]
    public async Task Set_Synchronization_ReleasesExactlyOneForEachSet()
    {
        const int Waiters = 4;
        const int Sets = 10_000;
        var signal = new KernelEvent(_drive, KernelEventType.Synchronization, signalled: false);
        var released = 0;
        await Watchdog.RunAsync(async () =>
        {
            var waiters = Enumerable.Range(0, Waiters).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    for (var i = 0; i < Sets / Waiters; i++)
                    {
                        signal.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
                        Interlocked.Increment(ref released);
                    }
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)).ToArray();
            for (var i = 0; i < Sets; i++)
            {
                // A second set before anybody took the first would be one signal, not two.
                signal.Set();
                Watchdog.Until(() => Volatile.Read(ref released) == i + 1, $"release {i}");
            }

            await Task.WhenAll(waiters);
        });
        signal.IsSignalled.Should().BeFalse();
    }

    [Fact]
    public async Task Set_Notification_ReleasesAllUntilCleared()
    {
        var signal = new KernelEvent(_drive, KernelEventType.Notification, signalled: false);
        await Watchdog.RunAsync(async () =>
        {
            var waiters = Enumerable.Range(0, 4).Select(_ => Task.Run(() => signal.Wait(Timeout.InfiniteTimeSpan))).ToArray();
            signal.Set();
            (await Task.WhenAll(waiters)).Should().OnlyContain(static released => released);
        });
        signal.Wait(TimeSpan.Zero).Should().BeTrue();
        signal.Clear();
        signal.Wait(TimeSpan.Zero).Should().BeFalse();
    }

    [Fact]
    public void Wait_ZeroTimeout_IsLegalAtDispatchAndTakesTheSignal()
    {
        var signal = new KernelEvent(_drive, KernelEventType.Synchronization, signalled: true);
        var processor = Processor.Current;
        processor.Irql = Irql.Dispatch;
        try
        {
            signal.Wait(TimeSpan.Zero).Should().BeTrue();
            signal.Wait(TimeSpan.Zero).Should().BeFalse();
            FluentActions.Invoking(() => signal.Wait(TimeSpan.FromSeconds(1))).Should().Throw<BugCheckException>()
                .Which.Code.Should().Be(BugCheckCode.AttemptedSwitchFromDpc);
        }
        finally
        {
            processor.Irql = Irql.Passive;
        }
    }

    [Fact]
    public async Task Wait_WithTimeout_RunsOutInTheTimeOfTheMachine()
    {
        var signal = new KernelEvent(_drive, KernelEventType.Synchronization, signalled: false);
        await Watchdog.RunAsync(async () =>
        {
            var wait = Task.Factory.StartNew(
                () => signal.Wait(TimeSpan.FromHours(1)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            Watchdog.Until(
                () =>
                {
                    _time.Advance(TimeSpan.FromHours(1));
                    return wait.IsCompleted;
                },
                "the timeout");
            (await wait).Should().BeFalse();
        });
    }

    [Fact]
    public async Task Wait_LongestTimeout_WaitsForTheSignal()
    {
        var signal = new KernelEvent(_drive, KernelEventType.Synchronization, signalled: false);
        await Watchdog.RunAsync(async () =>
        {
            var wait = Task.Factory.StartNew(
                () => signal.Wait(TimeSpan.MaxValue), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _time.Advance(TimeSpan.FromDays(10));
            signal.Set();
            (await wait).Should().BeTrue();
        });
    }

    [Fact]
    public async Task Set_AgainstTimeout_TheSignalIsNeitherLostNorDoubled()
    {
        var signal = new KernelEvent(_drive, KernelEventType.Synchronization, signalled: false);
        await Watchdog.RunAsync(() =>
        {
            using var duel = new Duel();
            for (var round = 0; round < 2_000; round++)
            {
                var released = false;
                duel.Begin(
                    () =>
                    {
                        // The wait has run out, or is about to begin, when the signal comes.
                        _time.Advance(TimeSpan.FromTicks(1));
                        signal.Set();
                        _time.Advance(TimeSpan.FromTicks(1));
                    },
                    () => released = signal.Wait(TimeSpan.FromTicks(1)));
                duel.Join();
                var left = signal.Wait(TimeSpan.Zero);
                (released ^ left).Should().BeTrue($"round {round}: released {released}, left {left}");
            }
        });
    }

    [Fact]
    public void Wait_PolledAgainAndAgain_KeepsNothing()
    {
        var signal = new KernelEvent(_drive, KernelEventType.Synchronization, signalled: false);
        for (var i = 0; i < 1_000; i++)
        {
            signal.Wait(TimeSpan.Zero).Should().BeFalse();
        }

        var waiters = (Queue<KernelGate>)typeof(KernelDispatcherObject).GetField("_waiters", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(signal)!;
        waiters.Should().BeEmpty();
    }
}
