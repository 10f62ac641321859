using StreamClass.Kernel;
using StreamClass.Kernel.Live;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.Kernel.Live;

public sealed class LiveTimerTests : IAsyncDisposable
{
    private static readonly long Millisecond = TimeSpan.TicksPerMillisecond;

    private readonly SteppedTime _time = new();
    private readonly LiveDrive _drive;
    private readonly KernelTimer _timer;
    private int _fired;

    public LiveTimerTests()
    {
        _drive = new LiveDrive(_time);
        _timer = new KernelTimer(_drive, "timer", new Dpc(_drive, _ => Interlocked.Increment(ref _fired), null));
    }

    public ValueTask DisposeAsync() => _drive.DisposeAsync();

    [Fact]
    public void Set_DueTimeComes_FiresOnce()
    {
        _timer.Set(10 * Millisecond);
        Advance(9);
        _fired.Should().Be(0);
        Advance(1);
        _fired.Should().Be(1);
        Advance(100);
        _fired.Should().Be(1);
    }

    [Fact]
    public void Cancel_BeforeDueTime_NeverFires()
    {
        _timer.Set(10 * Millisecond);
        _timer.Cancel();
        Advance(100);
        _fired.Should().Be(0);
    }

    [Theory]
    [InlineData(10, 30)]
    [InlineData(30, 10)]
    public void Set_Again_ReplacesTheDueTime(int first, int second)
    {
        _timer.Set(first * Millisecond);
        _timer.Set(second * Millisecond);
        Advance(second - 1);
        _fired.Should().Be(0);
        Advance(1);
        _fired.Should().Be(1);
        Advance(100);
        _fired.Should().Be(1);
    }

    [Fact]
    public void Set_ProviderRingsEarly_FiresAtItsTime()
    {
        _timer.Set(10 * Millisecond);
        _time.RingEarly();
        _fired.Should().Be(0);
        Advance(10);
        _fired.Should().Be(1);
    }

    [Fact]
    public void Set_WhileAnEarlyRingIsPutOff_KeepsTheNewDueTime()
    {
        _timer.Set(1000 * Millisecond);
        Once(() => _timer.Set(10 * Millisecond));
        _time.RingEarly();
        Advance(10);
        _fired.Should().Be(1);
    }

    [Fact]
    public void Set_WhileAnotherThreadCancels_IsNotLost()
    {
        _timer.Set(1000 * Millisecond);
        Once(() => _timer.Set(10 * Millisecond));
        _timer.Cancel();
        Advance(10);
        _fired.Should().Be(1);
    }

    [Fact]
    public void Set_WhileAnotherThreadSets_TheLastDueTimeHolds()
    {
        _timer.Set(1);
        Advance(1);
        _fired = 0;
        Once(() => _timer.Set(10 * Millisecond));
        _timer.Set(1000 * Millisecond);

        // The inner call came last: Due is its, and so is the time at which the provider rings.
        Advance(10);
        _fired.Should().Be(1);
    }

    [Fact]
    public async Task Set_InRealTime_FiresNotBeforeItsTime()
    {
        await using var drive = new LiveDrive(TimeProvider.System);
        var fired = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = new KernelTimer(drive, "timer", new Dpc(drive, _ => fired.TrySetResult(drive.Now), null));
        var due = drive.Now + (20 * Millisecond);
        timer.Set(20 * Millisecond);
        (await fired.Task.WaitAsync(Watchdog.Limit)).Should().BeGreaterThanOrEqualTo(due);
    }

    [Fact]
    public async Task Set_AndCancelFromSeveralThreadsInRealTime_TheLastSetFires()
    {
        await Watchdog.RunAsync(async () =>
        {
            await using var drive = new LiveDrive(TimeProvider.System);
            for (var round = 0; round < 200; round++)
            {
                var fired = 0;
                var timer = new KernelTimer(drive, "timer", new Dpc(drive, _ => Interlocked.Increment(ref fired), null));
                Parallel.For(0, 4, number =>
                {
                    for (var i = 0; i < 20; i++)
                    {
                        if (number % 2 == 0)
                        {
                            timer.Set(KernelDrive.Second);
                        }
                        else
                        {
                            timer.Cancel();
                        }
                    }
                });
                Volatile.Write(ref fired, 0);
                timer.Set(0);
                Watchdog.Until(() => Volatile.Read(ref fired) != 0, "the timer");
            }
        });
    }

    /// <summary>Does something just before the provider's timer is next changed, as another thread would.</summary>
    private void Once(Action between) => _time.Changing = _ =>
    {
        _time.Changing = null;
        between();
    };

    private void Advance(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
