using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Scheduling;

public class WaitTests
{
    [Fact]
    public void Wait_EventIsSetLater_GoesOnThenAtItsOwnLevel()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            Simulation.RunDrive(seed, drive =>
            {
                var happened = new KernelEvent(drive, KernelEventType.Notification, signalled: false);
                var timer = new KernelTimer(drive, "timer", new Dpc(drive, _ => happened.Set(), null));
                timer.Set(100);
                Processor.Current.Irql = Irql.Apc;
                Processor.Current.Callback = "callback";
                happened.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
                drive.Now.Should().BeGreaterThanOrEqualTo(100);
                Processor.Current.Irql.Should().Be(Irql.Apc);
                Processor.Current.Callback.Should().Be("callback");
                Processor.Current.Lower(Irql.Passive);
                return Task.CompletedTask;
            });
        }
    }

    [Fact]
    public void Wait_TimeRunsOut_IsFalseAtThatTime()
    {
        Simulation.RunDrive(1, drive =>
        {
            var never = new KernelEvent(drive, KernelEventType.Notification, signalled: false);
            never.Wait(TimeSpan.FromSeconds(3)).Should().BeFalse();
            drive.Now.Should().Be(3 * KernelDrive.Second);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void Wait_EventIsSetInTime_LeavesNoTimeoutBehind()
    {
        var result = Simulation.RunDrive(1, async drive =>
        {
            var happened = new KernelEvent(drive, KernelEventType.Notification, signalled: false);
            drive.QueueWorkItem(new WorkItem(_ => happened.Set(), "setter"));
            happened.Wait(TimeSpan.FromSeconds(3)).Should().BeTrue();
            await Task.Delay(TimeSpan.FromSeconds(10), drive.TimeProvider);
        });
        result.Trace.Should().NotContain("TimedOut");
        result.VirtualDuration.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Wait_ManyThreads_AllGoOnInAnOrderThatTheSeedDecides()
    {
        var orders = new HashSet<string>();
        for (ulong seed = 0; seed < 50; seed++)
        {
            var order = string.Empty;
            Simulation.RunDrive(seed, async drive =>
            {
                var start = new KernelEvent(drive, KernelEventType.Notification, signalled: false);
                var done = new TaskCompletionSource();
                for (var i = 0; i < 3; i++)
                {
                    var number = i;
                    drive.QueueWorkItem(new WorkItem(
                        _ =>
                        {
                            start.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
                            order += number;
                            if (order.Length == 3)
                            {
                                done.SetResult();
                            }
                        },
                        "worker"));
                }

                await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
                start.Set();
                await done.Task;
            });
            order.Order().Should().Equal('0', '1', '2');
            orders.Add(order);
        }

        orders.Count.Should().Be(6, "50 seeds reach every order of three");
    }

    [Fact]
    public void Wait_AtDispatch_IsABugCheck()
    {
        var run = () => Simulation.RunDrive(1, static drive =>
        {
            Processor.Current.Irql = Irql.Dispatch;
            drive.Wait(new KernelGate("gate"), -1);
            return Task.CompletedTask;
        });
        run.Should().Throw<SimulationException>().WithInnerException<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.AttemptedSwitchFromDpc);
    }

    [Fact]
    public void WorkItem_Runs_AtPassiveWithoutContext()
    {
        Simulation.RunDrive(1, async drive =>
        {
            var done = new TaskCompletionSource();
            drive.QueueWorkItem(new WorkItem(
                _ =>
                {
                    Processor.Current.Irql.Should().Be(Irql.Passive);
                    SynchronizationContext.Current.Should().BeNull();
                    done.SetResult();
                },
                "worker"));
            await done.Task;
            SynchronizationContext.Current.Should().Be(drive.Context);
        });
    }

    [Fact]
    public void WorkItem_EndsAtRaisedLevel_FailsTheRun()
    {
        var run = () => Simulation.RunDrive(1, async drive =>
        {
            drive.QueueWorkItem(new WorkItem(static _ => Processor.Current.Irql = Irql.Dispatch, "worker"));
            await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
        });
        run.Should().Throw<SimulationException>().WithMessage("*DISPATCH_LEVEL*");
    }
}
