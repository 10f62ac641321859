using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Scheduling;

public class DpcTests
{
    [Fact]
    public void Queue_BelowDispatch_RunsAtOnceAtDispatchWithoutContext()
    {
        Simulation.RunDrive(1, drive =>
        {
            Irql? level = null;
            var context = SynchronizationContext.Current;
            new Dpc(
                drive,
                _ =>
                {
                    level = Processor.Current.Irql;
                    context = SynchronizationContext.Current;
                },
                null).Queue();
            level.Should().Be(Irql.Dispatch);
            context.Should().BeNull();
            Processor.Current.Irql.Should().Be(Irql.Passive);
            SynchronizationContext.Current.Should().Be(drive.Context);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void Queue_AtRaisedLevel_RunsWhenTheLevelDrops()
    {
        Simulation.RunDrive(1, drive =>
        {
            var ran = false;
            Processor.Current.Irql = Irql.Device;
            new Dpc(drive, _ => ran = true, null).Queue();
            drive.Preempt(PreemptionPoint.SharedAccess, null);
            ran.Should().BeFalse();
            Processor.Current.Lower(Irql.Dispatch);
            ran.Should().BeFalse();
            Processor.Current.Lower(Irql.Passive);
            ran.Should().BeTrue();
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void HandOver_FromAClient_RunsNotBeforeTheClientGivesWay()
    {
        Simulation.RunDrive(1, async drive =>
        {
            var ran = false;
            new Dpc(drive, _ => ran = true, null).HandOver();
            ran.Should().BeFalse();
            await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
            ran.Should().BeTrue();
        });
    }

    [Fact]
    public void Timer_Due_RunsItsDpcAtTheDueTime()
    {
        Simulation.RunDrive(1, async drive =>
        {
            var at = -1L;
            var timer = new KernelTimer(drive, "timer", new Dpc(drive, _ => at = drive.Now, null));
            timer.Set(500);
            timer.Set(300);
            await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
            at.Should().Be(300);
            drive.Now.Should().Be(10_000);
        });
    }

    [Fact]
    public void Timer_Cancelled_DoesNotFire()
    {
        Simulation.RunDrive(1, async drive =>
        {
            var fired = false;
            var timer = new KernelTimer(drive, "timer", new Dpc(drive, _ => fired = true, null));
            timer.Set(300);
            timer.Cancel();
            await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
            fired.Should().BeFalse();
        });
    }

    [Fact]
    public void Event_CallsAService_IsRefused()
    {
        var run = () => Simulation.RunDrive(1, async drive =>
        {
            HardwareTimer.Arm(drive, "tick", 10, () => drive.Preempt(PreemptionPoint.HandOver, null), isHardware: false);
            await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
        });
        run.Should().Throw<SimulationException>().WithMessage("*event cannot make a HandOver*");
    }
}
