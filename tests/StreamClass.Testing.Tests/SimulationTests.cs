using StreamClass.Kernel;

namespace StreamClass.Testing.Tests;

public class SimulationTests
{
    private static readonly SimulationOptions Hasty = new()
    {
        LeftGrace = TimeSpan.Zero,
        Watchdog = TimeSpan.FromMilliseconds(50),
        MaxSteps = 5_000,
        MaxIdleEvents = 100,
    };

    [Fact]
    public void Run_ScenarioSucceeds_ReportsTheRun()
    {
        var result = Simulation.RunDrive(7, drive =>
        {
            drive.Preempt(PreemptionPoint.PortAccess, "port");
            return Task.CompletedTask;
        });

        result.Seed.Should().Be(7);
        result.VirtualDuration.Should().Be(TimeSpan.FromTicks(10));
        result.Steps.Should().BeGreaterThan(1);
        result.Trace.Should().Contain("PortAccess port");
    }

    [Fact]
    public void Run_ScenarioThrows_FailsWithTheSeedAndTheException()
    {
        var run = () => Simulation.RunDrive(7, static async drive =>
        {
            await Task.Yield();
            throw new FormatException("odd");
        });

        var failure = run.Should().Throw<SimulationException>().WithMessage("*odd*Seed 7*").Which;
        failure.Failure.Should().Be(SimulationFailure.ScenarioFailed);
        failure.InnerException.Should().BeOfType<FormatException>();
        failure.Seed.Should().Be(7);
        failure.Trace.Should().Contain("Client scenario");
    }

    [Fact]
    public void Run_ScenarioIsCancelled_Fails()
    {
        var run = () => Simulation.RunDrive(7, static drive => Task.FromCanceled(new CancellationToken(true)));
        run.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.ScenarioFailed);
    }

    [Fact]
    public void Run_DpcThrowsAndItsVictimCatches_FailsAllTheSame()
    {
        var run = () => Simulation.RunDrive(7, static drive =>
        {
            try
            {
                new Dpc(drive, static _ => throw new FormatException("odd"), null).Queue();
            }
            catch (FormatException)
            {
                // The code that was interrupted cannot hide what ran on top of it.
            }

            return Task.CompletedTask;
        });

        run.Should().Throw<SimulationException>().Which.InnerException.Should().BeOfType<FormatException>();
    }

    [Fact]
    public void Run_NothingLeftToRun_IsStalledAndSaysWhatIsWaitedFor()
    {
        var run = () => Simulation.RunDrive(
            7,
            static async drive =>
            {
                drive.Scheduler.Outstanding = static () => ["read 3"];
                drive.QueueWorkItem(new WorkItem(_ => drive.Wait(new KernelGate("buffer"), -1), "worker"));
                await new TaskCompletionSource().Task;
            },
            Hasty);

        run.Should().Throw<SimulationException>()
            .WithMessage("*stalled*buffer*read 3*").Which.Failure.Should().Be(SimulationFailure.Stalled);
    }

    [Fact]
    public void Run_OnlyPeriodicEventsLeft_IsStalledAndNamesThem()
    {
        var run = () => Simulation.RunDrive(
            7,
            static async drive =>
            {
                Rearm();
                await new TaskCompletionSource().Task;

                void Rearm() => HardwareTimer.Arm(drive, "vertical sync", 100, Rearm);
            },
            Hasty);

        run.Should().Throw<SimulationException>()
            .WithMessage("*stalled*vertical sync*").Which.Failure.Should().Be(SimulationFailure.Stalled);
    }

    [Fact]
    public void Run_TooManySteps_ReachesTheLimitEvenIfTheScenarioCatchesIt()
    {
        var run = () => Simulation.RunDrive(
            7,
            static drive =>
            {
                try
                {
                    for (; ; )
                    {
                        drive.Preempt(PreemptionPoint.SharedAccess, null);
                    }
                }
                catch (Exception)
                {
                    return Task.CompletedTask;
                }
            },
            Hasty);

        run.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.LimitReached);
    }

    [Fact]
    public void Run_DpcQueuesItselfForEver_ReachesTheLimit()
    {
        var run = () => Simulation.RunDrive(
            7,
            static drive =>
            {
                Dpc? dpc = null;
                dpc = new Dpc(drive, _ => dpc!.Queue(), null);
                dpc.Queue();
                return Task.CompletedTask;
            },
            Hasty);

        run.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.LimitReached);
    }

    [Fact]
    public void Run_EventFollowsEventAtTheSameTime_ReachesTheLimit()
    {
        var run = () => Simulation.RunDrive(
            7,
            static drive =>
            {
                Rearm();
                drive.Stall(10);
                return Task.CompletedTask;

                void Rearm() => HardwareTimer.Arm(drive, "chip", 0, Rearm);
            },
            Hasty);

        run.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.LimitReached);
    }

    [Fact]
    public void Run_AsyncVoidMethodThrows_Fails()
    {
        var run = () => Simulation.RunDrive(7, static async drive =>
        {
            ForgetAndThrow();
            await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);

            static async void ForgetAndThrow()
            {
                await Task.Yield();
                throw new FormatException("odd");
            }
        });

        run.Should().Throw<SimulationException>().WithInnerException<FormatException>();
    }

    [Fact]
    public void Run_BugCheck_IsALineOfTheTrace()
    {
        var result = Simulation.RunDrive(7, static drive =>
        {
            _ = drive.BugCheck(BugCheckCode.IrqlUnexpectedValue, "odd");
            return Task.CompletedTask;
        });

        result.Trace.Should().Contain("BugCheck IrqlUnexpectedValue");
    }

    [Fact]
    public void Run_TooMuchVirtualTime_ReachesTheLimit()
    {
        var run = () => Simulation.RunDrive(7, static drive =>
        {
            drive.Stall(2 * 3600 * KernelDrive.Second);
            return Task.CompletedTask;
        });

        run.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.LimitReached);
    }

    [Fact]
    public void Run_CodeBlocksOnSomethingReal_IsHungAndSaysSinceWhen()
    {
        using var never = new ManualResetEventSlim();
        try
        {
            var run = () => Simulation.RunDrive(
                7,
                drive =>
                {
                    drive.Preempt(PreemptionPoint.RegisterAccess, "status register");
                    never.Wait();
                    return Task.CompletedTask;
                },
                Hasty);

            run.Should().Throw<SimulationException>()
                .WithMessage("*hangs*status register*").Which.Failure.Should().Be(SimulationFailure.Hung);
        }
        finally
        {
            never.Set();
        }
    }

    [Fact]
    public void Run_Fails_UnwindsTheThreadsThatWait()
    {
        var unwound = 0;
        var run = () => Simulation.RunDrive(
            7,
            async drive =>
            {
                for (var i = 0; i < 3; i++)
                {
                    drive.QueueWorkItem(new WorkItem(
                        _ =>
                        {
                            try
                            {
                                drive.Wait(new KernelGate("never"), -1);
                            }
                            finally
                            {
                                unwound++;
                            }
                        },
                        "worker"));
                }

                await new TaskCompletionSource().Task;
            },
            Hasty);

        run.Should().Throw<SimulationException>();
        unwound.Should().Be(3);
    }

    [Fact]
    public void Run_AmbientContextOfTheCaller_ReachesTheScenarioButNoCallback()
    {
        var ambient = new AsyncLocal<string?> { Value = "caller" };
        var seen = new List<string?>();
        Simulation.RunDrive(7, drive =>
        {
            seen.Add(ambient.Value);
            new Dpc(drive, _ => seen.Add(ambient.Value), null).Queue();
            seen.Add(ambient.Value);
            return Task.CompletedTask;
        });

        seen.Should().Equal("caller", null, "caller");
    }

    [Fact]
    public void Run_SubjectOfTheRun_IsDisposedInsideIt()
    {
        var disposed = false;
        Simulation.Run(
            7,
            drive => new Subject(async () =>
            {
                await Task.Yield();
                drive.Stall(1);
                disposed = true;
            }),
            static _ => Task.CompletedTask);

        disposed.Should().BeTrue();
    }

    private sealed class Subject(Func<Task> dispose) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await dispose();
    }
}
