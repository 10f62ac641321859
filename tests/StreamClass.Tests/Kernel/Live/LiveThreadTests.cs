using StreamClass.Kernel;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.Kernel.Live;

/// <summary>Threads and what they wait for, on real threads.</summary>
public sealed class LiveThreadTests : IAsyncDisposable
{
    private readonly Machine _machine = new();

    private KernelServices Kernel => _machine.Kernel;

    public ValueTask DisposeAsync() => _machine.DisposeAsync();

    [Fact]
    public async Task Mutex_TakenBySeveralThreads_BelongsToOneAtATime()
    {
        const int Rounds = 2_000;
        var mutex = Kernel.CreateMutex();
        var plain = 0;
        await Watchdog.RunAsync(() =>
        {
            var threads = Enumerable.Range(0, 4).Select(_ => Kernel.CreateSystemThread(_ =>
            {
                for (var i = 0; i < Rounds; i++)
                {
                    mutex.Wait(Timeout.InfiniteTimeSpan);
                    mutex.Wait(TimeSpan.Zero);
                    plain++;
                    mutex.Release();
                    mutex.Release();
                }
            })).ToArray();
            Array.ForEach(threads, static thread => thread.Wait(Timeout.InfiniteTimeSpan));
        });
        plain.Should().Be(4 * Rounds);
        mutex.IsSignalled.Should().BeTrue();
        _machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Mutex_ReleasedByAnotherThread_IsABugCheck()
    {
        var mutex = Kernel.CreateMutex();
        mutex.Wait(TimeSpan.Zero);
        await Watchdog.RunAsync(() => Kernel.CreateSystemThread(_ => mutex.Release()).Wait(Timeout.InfiniteTimeSpan).Should().BeTrue());
        _machine.BugChecks.Should().ContainSingle().Which.Parameters.Should().Equal((ulong)NtStatus.MutantNotOwned);
    }

    [Fact]
    public async Task Semaphore_TakenAndReleasedByThreads_LosesNothing()
    {
        const int Rounds = 2_000;
        var full = Kernel.CreateSemaphore(0, 16);
        var empty = Kernel.CreateSemaphore(16, 16);
        var taken = 0;
        await Watchdog.RunAsync(() =>
        {
            var taking = Kernel.CreateSystemThread(_ =>
            {
                for (; taken < Rounds; taken++)
                {
                    full.Wait(Timeout.InfiniteTimeSpan);
                    empty.Release();
                }
            });
            for (var i = 0; i < Rounds; i++)
            {
                empty.Wait(Timeout.InfiniteTimeSpan);
                full.Release();
            }

            taking.Wait(Timeout.InfiniteTimeSpan);
        });
        taken.Should().Be(Rounds);
        full.Count.Should().Be(0);
        empty.Count.Should().Be(16);
        _machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Thread_Throws_IsABugCheckAndTheProcessLives()
    {
        await Watchdog.RunAsync(() =>
            Kernel.CreateSystemThread(static _ => throw new InvalidOperationException("broken")).Wait(Timeout.InfiniteTimeSpan));
        _machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.SystemThreadExceptionNotHandled);
    }

    [Fact]
    public async Task Delay_OnASystemThread_TakesAtLeastItsTime()
    {
        var waited = TimeSpan.Zero;
        await Watchdog.RunAsync(() =>
        {
            var thread = Kernel.CreateSystemThread(_ =>
            {
                var start = Kernel.QueryInterruptTime();
                Kernel.DelayExecutionThread(TimeSpan.FromMilliseconds(5));
                waited = Kernel.QueryInterruptTime() - start;
            });
            thread.Wait(Timeout.InfiniteTimeSpan);
        });
        waited.Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(5));
    }

    [Fact]
    public async Task WorkItem_Throws_TheNextOnesStillRun()
    {
        var done = Kernel.CreateSemaphore(0, 100);
        for (var i = 0; i < 20; i++)
        {
            Kernel.QueueWorkItem(static _ => throw new InvalidOperationException("broken"));
            Kernel.QueueWorkItem(_ => done.Release());
        }

        await Watchdog.RunAsync(() =>
        {
            for (var i = 0; i < 20; i++)
            {
                done.Wait(Timeout.InfiniteTimeSpan);
            }
        });
        Watchdog.Until(() => _machine.BugChecks.Count == 20, "the bug checks");
    }

    [Fact]
    public async Task Dispose_AThreadNeverEnds_IsBoundedAndNamesIt()
    {
        var machine = new Machine(new MachineOptions { ShutdownLimit = TimeSpan.FromMilliseconds(50) });
        var end = machine.Kernel.CreateEvent(KernelEventType.Notification);
        var thread = machine.Kernel.CreateSystemThread(_ => end.Wait(Timeout.InfiniteTimeSpan), name: "stuck thread");
        await Watchdog.RunAsync(async () => await machine.DisposeAsync());
        machine.BugChecks.Should().ContainSingle().Which.Message.Should().Contain("stuck thread");
        end.Set();
        await Watchdog.RunAsync(() => thread.Wait(Timeout.InfiniteTimeSpan));
    }
}
