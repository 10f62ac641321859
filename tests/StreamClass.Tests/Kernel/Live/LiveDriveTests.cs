using StreamClass.Kernel;
using StreamClass.Kernel.Live;
using StreamClass.Tests.Hardware;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.Kernel.Live;

public sealed class LiveDriveTests : IAsyncDisposable
{
    private readonly LiveDrive _drive = new(TimeProvider.System);

    public ValueTask DisposeAsync() => _drive.DisposeAsync();

    [Fact]
    public void CoarseClock_OfTheSystem_RunsWithTheMachinesTime()
    {
        var offset = _drive.Now - _drive.CoarseClock;
        for (var end = _drive.Now + KernelDrive.Second / 2; _drive.Now < end;)
        {
            Math.Abs(_drive.CoarseClock + offset - _drive.Now).Should().BeLessThan(KernelDrive.Second / 5);
            Thread.Sleep(1);
        }
    }

    [Fact]
    public async Task CoarseClock_OfAnotherProvider_IsTheMachinesTime()
    {
        var time = new ManualTime();
        await using var drive = new LiveDrive(time);
        time.Advance(3 * KernelDrive.Second);
        drive.CoarseClock.Should().Be(drive.Now).And.Be(3 * KernelDrive.Second);
    }

    [Fact]
    public void Linger_ForSomeTurns_HasBeenLongEnough() =>
        Enumerable.Range(0, 100).TakeWhile(_drive.Linger).Should().HaveCountLessThan(10).And.NotBeEmpty();

    [Fact]
    public void QueueDpc_AtRaisedLevel_RunsAtDispatchWhenTheLevelDrops()
    {
        var levels = new List<Irql>();
        var dpc = new Dpc(_drive, _ => levels.Add(Processor.Current.Irql), null);
        var processor = Processor.Current;
        processor.Irql = Irql.Device;
        dpc.Queue();
        dpc.Queue();
        levels.Should().BeEmpty();
        processor.Lower(Irql.Dispatch);
        levels.Should().BeEmpty("DISPATCH_LEVEL still masks deferred procedure calls");
        processor.Lower(Irql.Passive);
        levels.Should().Equal(Irql.Dispatch);
        processor.Irql.Should().Be(Irql.Passive);
    }

    [Fact]
    public void QueueDpc_FromItsOwnRoutine_RunsAgainAfterwards()
    {
        var runs = 0;
        var depth = 0;
        Dpc? dpc = null;
        dpc = new Dpc(
            _drive,
            _ =>
            {
                (++depth).Should().Be(1);
                if (++runs < 100)
                {
                    dpc!.Queue();
                }

                depth--;
            },
            null);
        dpc.Queue();
        runs.Should().Be(100);
    }

    [Fact]
    public async Task HandOver_NeverRunsOnTheCallingThread()
    {
        var thread = new TaskCompletionSource<(int Thread, Irql Irql)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var caller = 0;
        var dpc = new Dpc(_drive, _ => thread.TrySetResult((Environment.CurrentManagedThreadId, Processor.Current.Irql)), null);
        var handing = new Thread(() =>
        {
            caller = Environment.CurrentManagedThreadId;
            dpc.HandOver();
        });
        handing.Start();
        handing.Join();
        var ran = await thread.Task.WaitAsync(Watchdog.Limit);
        ran.Thread.Should().NotBe(caller);
        ran.Irql.Should().Be(Irql.Dispatch);
    }

    [Fact]
    public async Task QueueWorkItem_FromSeveralThreads_EachRunsOnceAtPassive()
    {
        const int Items = 5_000;
        var runs = new int[4 * Items];
        var raised = 0;
        await Watchdog.RunAsync(() =>
        {
            Parallel.For(0, 4, number =>
            {
                for (var i = 0; i < Items; i++)
                {
                    _drive.QueueWorkItem(new WorkItem(
                        index =>
                        {
                            Interlocked.Increment(ref runs[(int)index!]);
                            raised += Processor.Current.Irql == Irql.Passive ? 0 : 1;
                        },
                        (number * Items) + i));
                }
            });
            Watchdog.Until(() => Array.TrueForAll(runs, static run => Volatile.Read(ref run) == 1), "the work items");
        });
        raised.Should().Be(0);
    }
}
