using StreamClass.Kernel;
using StreamClass.Kernel.Live;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.Kernel.Live;

public sealed class LiveSpinLockTests : IAsyncDisposable
{
    private readonly LiveDrive _drive = new(TimeProvider.System);
    private readonly KernelSpinLock _lock;

    public LiveSpinLockTests() => _lock = new KernelSpinLock(_drive);

    public ValueTask DisposeAsync() => _drive.DisposeAsync();

    [Fact]
    public async Task Acquire_FromSeveralThreads_OneAtATime()
    {
        const int Rounds = 10_000;
        var plain = 0;
        await Watchdog.RunAsync(() => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Rounds; i++)
                {
                    var previous = _lock.Acquire();
                    var seen = plain;
                    if (i % 64 == 0)
                    {
                        // Whoever comes between two cores or not sees the lock held.
                        Thread.Sleep(0);
                    }

                    plain = seen + 1;
                    _lock.Release(previous);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))));
        plain.Should().Be(4 * Rounds);
    }

    [Fact]
    public void Acquire_RaisesToDispatch_ReleaseRunsWhatWaited()
    {
        var processor = Processor.Current;
        var ran = false;
        var previous = _lock.Acquire();
        processor.Irql.Should().Be(Irql.Dispatch);
        new Dpc(_drive, _ => ran = true, null).Queue();
        ran.Should().BeFalse();
        _lock.Release(previous);
        ran.Should().BeTrue();
        processor.Irql.Should().Be(Irql.Passive);
    }

    [Fact]
    public void Acquire_ByTheHolder_IsABugCheck()
    {
        var previous = _lock.Acquire();
        FluentActions.Invoking(() => _lock.Acquire()).Should().Throw<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.SpinLockAlreadyOwned);
        _lock.Release(previous);
    }

    [Fact]
    public void Release_ByAnother_IsABugCheck() =>
        FluentActions.Invoking(() => _lock.Release(Irql.Passive)).Should().Throw<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.SpinLockNotOwned);
}
