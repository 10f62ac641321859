using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Scheduling;

public class PreemptionTests
{
    [Theory]
    [InlineData(PreemptionPoint.ServiceCall, 200)]
    [InlineData(PreemptionPoint.PortAccess, 1_000)]
    [InlineData(PreemptionPoint.RegisterAccess, 150)]
    [InlineData(PreemptionPoint.LockRelease, 50)]
    [InlineData(PreemptionPoint.HandOver, 100)]
    [InlineData(PreemptionPoint.SharedAccess, 5)]
    [InlineData(PreemptionPoint.ClientCall, 300)]
    [InlineData(PreemptionPoint.Spin, 500)]
    internal void Preempt_EachPoint_CostsWhatTheOptionsSay(PreemptionPoint point, long cost)
    {
        Simulation.RunDrive(1, drive =>
        {
            drive.Preempt(point, null);
            drive.Clock.Time.Should().Be(cost);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void Preempt_TwoClientsShareAField_SomeSeedLosesAnUpdate()
    {
        var sums = new HashSet<int>();
        for (ulong seed = 0; seed < 200; seed++)
        {
            Simulation.RunDrive(seed, async drive =>
            {
                var shared = new Shared<int>(0);
                await Task.WhenAll(AddAsync(), AddAsync());
                sums.Add(shared.Value);

                async Task AddAsync()
                {
                    await Task.Yield();
                    shared.Value = shared.Value + 1;
                }
            });
        }

        sums.Should().BeEquivalentTo([1, 2]);
    }

    [Fact]
    public void Preempt_AtDispatch_IsNotPreemptedByAnotherThread()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            Simulation.RunDrive(seed, async drive =>
            {
                var ran = false;
                drive.Context.Post(_ => ran = true, null);
                Processor.Current.Irql = Irql.Dispatch;
                for (var i = 0; i < 20; i++)
                {
                    drive.Preempt(PreemptionPoint.SharedAccess, null);
                }

                ran.Should().BeFalse();
                Processor.Current.Lower(Irql.Passive);
                await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
                ran.Should().BeTrue();
            });
        }
    }

    [Fact]
    public void Preempt_EventWithinTheHorizon_SomeSeedIsSoSlowThatItComesFirst()
    {
        ReachesTheEventEarly(new SimulationOptions()).Should().BeTrue();
    }

    [Fact]
    public void Preempt_NoHorizon_ProcessorIsNeverSlow()
    {
        ReachesTheEventEarly(new SimulationOptions { SlowProcessorHorizon = TimeSpan.Zero }).Should().BeFalse();
    }

    [Fact]
    public void Preempt_MaxPreemptedThreadsZero_NoThreadIsPreempted()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var result = Simulation.RunDrive(
                seed,
                static async drive =>
                {
                    drive.Context.Post(static _ => { }, null);
                    for (var i = 0; i < 20; i++)
                    {
                        drive.Preempt(PreemptionPoint.SharedAccess, null);
                    }

                    await Task.Yield();
                },
                new SimulationOptions { MaxPreemptedThreads = 0 });
            result.Trace.Should().NotContain(" Preempted\n");
        }
    }

    [Fact]
    public void Stall_EventsBecomeDueOnTheWay_EachHappensAtItsTime()
    {
        Simulation.RunDrive(1, drive =>
        {
            var times = new List<long>();
            HardwareTimer.Arm(drive, "first", 10, () =>
            {
                times.Add(drive.Now);
                HardwareTimer.Arm(drive, "third", 25, () => times.Add(drive.Now));
            });
            HardwareTimer.Arm(drive, "second", 20, () => times.Add(drive.Now));
            drive.Stall(100);
            times.Should().Equal(10, 20, 35);
            drive.Now.Should().Be(100);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void RunBeside_Work_HappensAfterItsDuration()
    {
        Simulation.RunDrive(1, drive =>
        {
            var order = new List<string>();
            drive.RunBeside(() => order.Add($"work {drive.Now}"), 40, () => order.Add($"done {drive.Now}"));
            drive.Stall(39);
            order.Should().BeEmpty();
            drive.Stall(1);
            order.Should().Equal("work 40", "done 40");
            return Task.CompletedTask;
        }, new SimulationOptions { SlowProcessorHorizon = TimeSpan.Zero });
    }

    [Fact]
    public void Spin_LockBelongsToAPreemptedThread_LetsItGoOn()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            Simulation.RunDrive(seed, async drive =>
            {
                var held = true;
                drive.Context.Post(_ => held = false, null);
                for (var turn = 0; held; turn++)
                {
                    drive.Spin(turn);
                }

                await Task.Yield();
            });
        }
    }

    [Fact]
    public void Spin_AtRaisedLevelForEver_IsABugCheckThatSaysWho()
    {
        var run = () => Simulation.RunDrive(1, static drive =>
        {
            Processor.Current.Irql = Irql.Dispatch;
            for (var turn = 0; ; turn++)
            {
                drive.Spin(turn);
            }
        });
        run.Should().Throw<SimulationException>().WithInnerException<BugCheckException>()
            .WithMessage($"*DISPATCH_LEVEL*{nameof(PreemptionTests)}*")
            .Which.Code.Should().Be(BugCheckCode.ThreadStuckInDeviceDriver);
    }

    private static bool ReachesTheEventEarly(SimulationOptions options)
    {
        var early = false;
        for (ulong seed = 0; seed < 100; seed++)
        {
            Simulation.RunDrive(
                seed,
                drive =>
                {
                    var fired = false;
                    HardwareTimer.Arm(drive, "chip", 1_000, () => fired = true);
                    for (var i = 0; i < 5; i++)
                    {
                        drive.Preempt(PreemptionPoint.SharedAccess, null);
                    }

                    early |= fired;
                    return Task.CompletedTask;
                },
                options);
        }

        return early;
    }
}
