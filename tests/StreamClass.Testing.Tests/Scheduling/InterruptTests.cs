using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Scheduling;

public class InterruptTests
{
    [Fact]
    public void Assert_WhileTheLevelAllowsIt_IsServedSoonerOrLaterAsTheSeedSays()
    {
        var orders = new HashSet<string>();
        for (ulong seed = 0; seed < 50; seed++)
        {
            var order = string.Empty;
            Simulation.RunDrive(seed, drive =>
            {
                var line = new InterruptLine(drive, "irq5", Irql.Device);
                _ = new Connection(line, () =>
                {
                    line.Deassert();
                    order += "i";
                    return true;
                });
                line.Assert();
                for (var i = 0; i < 3; i++)
                {
                    order += "c";
                    drive.Preempt(PreemptionPoint.SharedAccess, null);
                }

                order += "e";
                return Task.CompletedTask;
            });
            orders.Add(order);
        }

        orders.Should().Contain(["cicce", "ccice"]);
        orders.Should().OnlyContain(static order => order.StartsWith('c'), "delivery never starts inside the call that asserts");
    }

    [Fact]
    public void Assert_AndTheCodeBlocks_IsServedBeforeTimePasses()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var served = -1L;
            Simulation.RunDrive(seed, async drive =>
            {
                var line = new InterruptLine(drive, "irq5", Irql.Device);
                _ = new Connection(line, () =>
                {
                    line.Deassert();
                    served = drive.Now;
                    return true;
                });
                line.Assert();
                await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
                served.Should().Be(0);
            });
        }
    }

    [Fact]
    public void Assert_WhileTheLockIsHeld_IsLeftToTheHolderWhoRunsItFirst()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var order = new List<string>();
            var result = Simulation.RunDrive(seed, drive =>
            {
                var line = new InterruptLine(drive, "irq5", Irql.Device);
                var connection = new Connection(line, () =>
                {
                    line.Deassert();
                    order.Add("isr");
                    return true;
                });
                connection.Hold(() =>
                {
                    line.Assert();
                    drive.Preempt(PreemptionPoint.RegisterAccess, null);
                    order.Add("holder");
                });
                order.Add("after");
                return Task.CompletedTask;
            });
            order.Should().Equal("holder", "isr", "after");
            result.Trace.Should().Contain(" Masked irq5").And.NotContain(" Interrupt irq5");
        }
    }

    [Fact]
    public void Assert_WhileTheLevelMasksTheLine_IsServedWhenTheLevelDrops()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var order = new List<string>();
            var level = Irql.Passive;
            Simulation.RunDrive(seed, drive =>
            {
                var line = new InterruptLine(drive, "irq5", Irql.Device);
                _ = new Connection(line, () =>
                {
                    line.Deassert();
                    order.Add("isr");
                    level = Processor.Current.Irql;
                    return true;
                });
                Processor.Current.Irql = Irql.High;
                line.Assert();
                drive.Preempt(PreemptionPoint.RegisterAccess, null);
                order.Add("raised");
                Processor.Current.Lower(Irql.Dispatch);
                order.Add("lowered");
                Processor.Current.Lower(Irql.Passive);
                return Task.CompletedTask;
            });
            order.Should().Equal("raised", "isr", "lowered");
            level.Should().Be(Irql.Device);
        }
    }

    [Fact]
    public void Serve_HigherLineComes_IsInterruptedByItButNotByALowerOne()
    {
        var nested = false;
        for (ulong seed = 0; seed < 50; seed++)
        {
            var running = new Stack<string>();
            Simulation.RunDrive(seed, async drive =>
            {
                var low = new InterruptLine(drive, "low", Irql.Device);
                var high = new InterruptLine(drive, "high", Irql.Device + 2);
                Connect(low);
                Connect(high);
                HardwareTimer.Arm(drive, "chips", 10, () =>
                {
                    low.Assert();
                    high.Assert();
                });
                await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);

                void Connect(InterruptLine line) => _ = new Connection(line, () =>
                {
                    if (running.TryPeek(out var below))
                    {
                        below.Should().Be("low");
                        nested = true;
                    }

                    running.Push(line.Name);
                    for (var i = 0; i < 5; i++)
                    {
                        drive.Preempt(PreemptionPoint.PortAccess, null);
                    }

                    running.Pop();
                    line.Deassert();
                    return true;
                });
            });
        }

        nested.Should().BeTrue("some seed serves the low line first");
    }

    [Fact]
    public void Serve_LockOfTheSecondOnTheLineIsHeld_AsksItWhenTheLockIsFree()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var order = new List<string>();
            Simulation.RunDrive(seed, async drive =>
            {
                var line = new InterruptLine(drive, "shared", Irql.Device);
                _ = new Connection(line, () =>
                {
                    order.Add("first");
                    return false;
                });
                var second = new Connection(line, () =>
                {
                    order.Add("second");
                    line.Deassert();
                    return true;
                });
                second.Hold(() =>
                {
                    line.Assert();
                    drive.Preempt(PreemptionPoint.RegisterAccess, null);
                    order.Add("holder");
                });
                await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
            });
            order.Should().Equal("holder", "first", "second");
        }
    }

    [Fact]
    public void Serve_LineThatStaysUp_IsSwitchedOffAndTheRunGoesOn()
    {
        Simulation.RunDrive(1, async drive =>
        {
            var line = new InterruptLine(drive, "irq5", Irql.Device);
            _ = new Connection(line, static () => false);
            line.Assert();
            await Task.Yield();
            drive.Preempt(PreemptionPoint.ClientCall, null);
            await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
            line.IsDisabled.Should().BeTrue();
            drive.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.HardwareInterruptStorm);
        });
    }
}
