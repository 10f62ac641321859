using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Kernel;

/// <summary>System threads, work items and delays. Reference 16.</summary>
public class SystemThreadTests
{
    [Fact]
    [Conformance("16 system-threads")]
    public void CreateSystemThread_Always_RunsAtPassiveLevelAndIsSignalledAtItsEnd() => Seeds.Each(20, machine =>
    {
        (Irql Irql, object? Context)? seen = null;
        var thread = machine.Kernel.CreateSystemThread(
            context =>
            {
                machine.Kernel.DelayExecutionThread(TimeSpan.FromSeconds(1));
                seen = (machine.Kernel.CurrentIrql, context);
            },
            "context",
            "worker");
        thread.Name.Should().Be("worker");
        thread.Wait(TimeSpan.FromMilliseconds(500)).Should().BeFalse();
        thread.IsSignalled.Should().BeFalse();
        thread.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
        seen!.Value.Irql.Should().Be(Irql.Passive);
        seen.Value.Context.Should().Be("context");
        thread.Wait(TimeSpan.Zero).Should().BeTrue("it stays ended");
        machine.BugChecks.Should().BeEmpty();
        return Task.CompletedTask;
    });

    [Fact]
    [Conformance("16 system-threads")]
    public void Threads_AtAServiceCall_CanBePreemptedByEachOther()
    {
        var orders = new HashSet<string>();
        Seeds.Each(60, machine =>
        {
            var order = string.Empty;
            var threads = "ab".Select(letter => machine.Kernel.CreateSystemThread(_ =>
            {
                for (var i = 0; i < 2; i++)
                {
                    order += letter;
                    machine.Kernel.QueueWorkItem(static _ => { });
                }
            })).ToArray();
            Array.ForEach(threads, static thread => thread.Wait(Timeout.InfiniteTimeSpan));
            orders.Add(order);
            return Task.CompletedTask;
        });
        orders.Should().Contain(["aabb", "bbaa"]).And.Contain(static order => order == "abba" || order == "baab");
    }

    [Fact]
    public void Thread_Throws_IsABugCheckAndEndsTheThread() => Simulation.Run(1, machine =>
    {
        var thread = machine.Kernel.CreateSystemThread(static _ => throw new InvalidOperationException("broken"), name: "bad");
        thread.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
        var bugCheck = machine.BugChecks.Should().ContainSingle().Which;
        bugCheck.Code.Should().Be(BugCheckCode.SystemThreadExceptionNotHandled);
        bugCheck.Message.Should().Contain("bad").And.Contain("broken");
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);

    [Fact]
    public void Thread_EndsAtRaisedLevel_IsABugCheck() => Simulation.Run(1, machine =>
    {
        var spinLock = machine.Kernel.CreateSpinLock();
        machine.Kernel.CreateSystemThread(_ => spinLock.Acquire()).Wait(Timeout.InfiniteTimeSpan);
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.IrqlUnexpectedValue);
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);

    [Fact]
    public void Dispose_AThreadNeverEnds_IsBoundedAndNamesIt()
    {
        Machine? kept = null;
        var waited = TimeSpan.Zero;
        Simulation.Run(
            1,
            async machine =>
            {
                kept = machine;
                var never = machine.Kernel.CreateEvent(KernelEventType.Notification);
                machine.Kernel.CreateSystemThread(_ => never.Wait(Timeout.InfiniteTimeSpan), name: "stuck thread");
                machine.Kernel.CreateSystemThread(_ => machine.Kernel.DelayExecutionThread(TimeSpan.FromSeconds(2)), name: "slow thread");
                var start = machine.Kernel.QueryInterruptTime();
                await machine.DisposeAsync();
                waited = machine.Kernel.QueryInterruptTime() - start;
            },
            OnPurpose.BugCheck,
            new MachineOptions { ShutdownLimit = TimeSpan.FromSeconds(5) });
        waited.Should().BeCloseTo(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1));
        kept!.BugChecks.Should().ContainSingle().Which.Message.Should().Contain("stuck thread");
    }

    [Fact]
    public void Dispose_ThreadsThatEnd_AreWaitedFor() => Simulation.Run(1, async machine =>
    {
        var ended = false;
        machine.Kernel.CreateSystemThread(_ =>
        {
            machine.Kernel.DelayExecutionThread(TimeSpan.FromSeconds(2));
            ended = true;
        });
        await machine.DisposeAsync();
        ended.Should().BeTrue();
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    [Conformance("16 work-items")]
    public void QueueWorkItem_FromDispatchLevel_RunsAtPassiveLevelLater() => Seeds.Each(20, machine =>
    {
        Irql? level = null;
        var done = machine.Kernel.CreateEvent(KernelEventType.Notification);
        var inside = true;
        var dpc = machine.Kernel.CreateDpc(_ =>
        {
            machine.Kernel.QueueWorkItem(
                context =>
                {
                    inside.Should().BeFalse();
                    level = machine.Kernel.CurrentIrql;
                    ((KernelEvent)context!).Set();
                },
                done);
            inside = false;
        });
        dpc.Queue();
        done.Wait(TimeSpan.FromSeconds(1)).Should().BeTrue();
        level.Should().Be(Irql.Passive);
        machine.BugChecks.Should().BeEmpty();
        return Task.CompletedTask;
    });

    [Fact]
    public void WorkItem_Throws_IsABugCheckAndOthersGoOn() => Simulation.Run(1, machine =>
    {
        var done = machine.Kernel.CreateEvent(KernelEventType.Notification);
        machine.Kernel.QueueWorkItem(static _ => throw new InvalidOperationException("broken"));
        machine.Kernel.QueueWorkItem(_ => done.Set());
        done.Wait(TimeSpan.FromSeconds(1)).Should().BeTrue();
        machine.TimeProvider.Should().NotBeNull();
        machine.Kernel.DelayExecutionThread(TimeSpan.FromSeconds(1));
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.SystemThreadExceptionNotHandled);
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);

    [Fact]
    [Conformance("16 KeDelayExecutionThread")]
    public void DelayExecutionThread_AtPassiveLevel_LetsOthersRunMeanwhile() => Simulation.Run(1, machine =>
    {
        var ran = false;
        machine.Kernel.QueueWorkItem(_ => ran = true);
        var start = machine.Kernel.QueryInterruptTime();
        machine.Kernel.DelayExecutionThread(TimeSpan.FromMilliseconds(20));
        (machine.Kernel.QueryInterruptTime() - start).Should().BeCloseTo(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(1));
        ran.Should().BeTrue();
        FluentActions.Invoking(() => machine.Kernel.DelayExecutionThread(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
        return Task.CompletedTask;
    });

    [Fact]
    [Conformance("16 wait-below-dispatch")]
    public void DelayExecutionThread_AtDispatchLevel_IsABugCheck() => Simulation.Run(1, machine =>
    {
        var spinLock = machine.Kernel.CreateSpinLock();
        var previous = spinLock.Acquire();
        FluentActions.Invoking(() => machine.Kernel.DelayExecutionThread(TimeSpan.Zero)).Should().Throw<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.AttemptedSwitchFromDpc);
        FluentActions.Invoking(() => machine.Kernel.CreateSystemThread(static _ => { })).Should().Throw<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.IrqlNotLessOrEqual);
        spinLock.Release(previous);
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);

    [Fact]
    public void QueueWorkItem_AboveDispatchLevel_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        var echo = new EchoDevice { Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true } };
        var device = await machine.StartAsync(echo);
        echo.StreamClass.CallAtNewPriority(null, StreamPriority.High, _ => machine.Kernel.QueueWorkItem(static _ => { }), null);
        device.Failure!.Exception.Should().BeOfType<BugCheckException>().Which.Code.Should().Be(BugCheckCode.IrqlNotLessOrEqual);
    }, OnPurpose.UncaughtBugCheck);
}
