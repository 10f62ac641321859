using StreamClass.Kernel;
using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing.Tests.Simulations;

public class WatchdogTests
{
    [Fact]
    public void Run_PreemptedThreadHoldsAMonitorThatAnotherWants_IsHungAndNamesBothPlaces()
    {
        var hung = FirstHung(1, static async drive =>
        {
            var monitor = new object();
            drive.Context.Post(_ => Hold(drive, monitor), null);
            await Task.Yield();
            Want(drive, monitor);
        });

        hung.Failure.Should().Be(SimulationFailure.Hung);
        hung.Message.Should().Match("*last seen in *WatchdogTests.cs:*A thread was preempted*, in *WatchdogTests.cs:*")
            .And.Contain($".{nameof(Want)} (").And.Contain($".{nameof(Hold)} (");
    }

    [Fact]
    public void Run_AnotherProcessorHoldsAMonitor_IsHungAndNamesBothPlaces()
    {
        var hung = FirstHung(2, static async drive =>
        {
            var monitor = new object();
            drive.Context.Post(_ => Hold(drive, monitor), null);
            await Task.Yield();
            var processor = Processor.Current;
            processor.Irql = Irql.Dispatch;
            Want(drive, monitor);
            processor.Lower(Irql.Passive);
        });

        hung.Failure.Should().Be(SimulationFailure.Hung);
        hung.Message.Should().Match("*last seen in *WatchdogTests.cs:*Processor * stands still, in *WatchdogTests.cs:*")
            .And.Contain($".{nameof(Want)} (").And.Contain($".{nameof(Hold)} (");
    }

    [Fact]
    public void Run_HangsOnSomethingThatOutlivesTheRun_SaysThatItIsNotTheSameAgain()
    {
        using var never = new ManualResetEventSlim();
        var runs = 0;
        try
        {
            var run = () => Simulation.RunDrive(
                1,
                drive =>
                {
                    if (++runs == 1)
                    {
                        drive.Preempt(PreemptionPoint.ServiceCall, "service");
                        never.Wait();
                    }

                    return Task.CompletedTask;
                },
                Options(1));
            run.Should().Throw<SimulationException>().WithMessage("*not at the same place*outlives a run*");
        }
        finally
        {
            never.Set();
        }
    }

    /// <summary>The two that want the monitor are left behind; both end once the first of them gets it.</summary>
    private static SimulationException FirstHung(int processors, Func<SimulatedDrive, Task> scenario)
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            try
            {
                Simulation.RunDrive(seed, scenario, Options(processors));
            }
            catch (SimulationException exception)
            {
                return exception;
            }
        }

        throw new InvalidOperationException("No seed hangs.");
    }

    private static SimulationOptions Options(int processors) =>
        new() { Processors = processors, Watchdog = TimeSpan.FromMilliseconds(200) };

    private static void Hold(SimulatedDrive drive, object monitor)
    {
        drive.Preempt(PreemptionPoint.RegisterAccess, "status");
        lock (monitor)
        {
            drive.Preempt(PreemptionPoint.RegisterAccess, "mask");
        }
    }

    private static void Want(SimulatedDrive drive, object monitor)
    {
        drive.Preempt(PreemptionPoint.RegisterAccess, "command");
        lock (monitor)
        {
            drive.Preempt(PreemptionPoint.RegisterAccess, "data");
        }
    }
}
