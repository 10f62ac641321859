using StreamClass.Kernel;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Kernel;

/// <summary>Deferred procedure calls and timers of a minidriver's own. Reference 16.</summary>
public class DpcAndTimerTests
{
    [Fact]
    [Conformance("16 DPCs")]
    public void Dpc_QueuedAtRaisedLevel_RunsOnceAtDispatchLevelWhenTheLevelDrops() => Simulation.Run(1, machine =>
    {
        var levels = new List<Irql>();
        var dpc = machine.Kernel.CreateDpc(list => ((List<Irql>)list!).Add(machine.Kernel.CurrentIrql), levels);
        var spinLock = machine.Kernel.CreateSpinLock();
        var previous = spinLock.Acquire();
        dpc.Queue().Should().BeTrue();
        dpc.Queue().Should().BeFalse("it is queued");
        levels.Should().BeEmpty();
        spinLock.Release(previous);
        levels.Should().Equal(Irql.Dispatch);
        dpc.Queue().Should().BeTrue();
        levels.Should().HaveCount(2, "the level allows it at once");
        return Task.CompletedTask;
    });

    [Fact]
    public void Dpc_Removed_DoesNotRunUnlessItIsQueuedAgain() => Simulation.Run(1, machine =>
    {
        var runs = 0;
        var dpc = machine.Kernel.CreateDpc(_ => runs++);
        var spinLock = machine.Kernel.CreateSpinLock();
        var previous = spinLock.Acquire();
        dpc.Remove().Should().BeFalse();
        dpc.Queue();
        dpc.Remove().Should().BeTrue();
        dpc.Remove().Should().BeFalse();
        spinLock.Release(previous);
        runs.Should().Be(0);
        previous = spinLock.Acquire();
        dpc.Queue();
        dpc.Remove();
        dpc.Queue().Should().BeTrue();
        spinLock.Release(previous);
        runs.Should().Be(1);
        return Task.CompletedTask;
    });

    [Fact]
    public void Dpc_Throws_IsABugCheck() => Simulation.Run(1, machine =>
    {
        machine.Kernel.CreateDpc(static _ => throw new InvalidOperationException("broken")).Queue();
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.KmodeExceptionNotHandled);
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);

    [Fact]
    public void Timer_Once_QueuesItsCallAndReleasesThoseWhoWait() => Simulation.Run(1, machine =>
    {
        var runs = 0;
        var timer = machine.Kernel.CreateTimer();
        var dpc = machine.Kernel.CreateDpc(_ => runs++);
        var start = machine.Kernel.QueryInterruptTime();
        timer.Set(TimeSpan.FromSeconds(1), dpc: dpc).Should().BeFalse();
        timer.Set(TimeSpan.FromSeconds(2), dpc: dpc).Should().BeTrue("it was set");
        timer.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
        (machine.Kernel.QueryInterruptTime() - start).Should().BeCloseTo(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(1));
        machine.Kernel.DelayExecutionThread(TimeSpan.FromSeconds(5));
        runs.Should().Be(1);
        timer.IsSignalled.Should().BeTrue();
        timer.Cancel().Should().BeFalse();
        timer.Set(TimeSpan.FromSeconds(1));
        timer.IsSignalled.Should().BeFalse("setting takes the signal back");
        timer.Cancel().Should().BeTrue();
        machine.Kernel.DelayExecutionThread(TimeSpan.FromSeconds(5));
        timer.IsSignalled.Should().BeFalse();
        return Task.CompletedTask;
    });

    [Fact]
    public void Timer_Periodic_QueuesItsCallUntilItIsCancelled() => Simulation.Run(1, machine =>
    {
        var times = new List<double>();
        var timer = machine.Kernel.CreateTimer(KernelEventType.Synchronization);
        var start = machine.Kernel.QueryInterruptTime();
        timer.Set(
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(2),
            machine.Kernel.CreateDpc(_ => times.Add(Math.Round((machine.Kernel.QueryInterruptTime() - start).TotalSeconds, 3))));
        for (var i = 0; i < 3; i++)
        {
            timer.Wait(TimeSpan.FromSeconds(10)).Should().BeTrue();
            timer.IsSignalled.Should().BeFalse("the wait has taken it");
        }

        timer.Cancel().Should().BeTrue();
        machine.Kernel.DelayExecutionThread(TimeSpan.FromSeconds(10));
        times.Should().Equal(1, 3, 5);
        FluentActions.Invoking(() => timer.Set(TimeSpan.FromSeconds(-1))).Should().Throw<ArgumentOutOfRangeException>();
        return Task.CompletedTask;
    });
}
