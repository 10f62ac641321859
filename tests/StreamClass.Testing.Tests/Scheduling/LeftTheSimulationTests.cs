using StreamClass.Kernel;
using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing.Tests.Scheduling;

public class LeftTheSimulationTests
{
    public static TheoryData<string> Calls => [.. CallsOfTheDrive.Keys];

    private static Dictionary<string, Action<SimulatedDrive>> CallsOfTheDrive { get; } = new()
    {
        ["Now"] = static drive => _ = drive.Now,
        ["Stall"] = static drive => drive.Stall(1),
        ["Preempt"] = static drive => drive.Preempt(PreemptionPoint.ClientCall, null),
        ["QueueDpc"] = static drive => drive.QueueDpc(new Dpc(drive, static _ => { }, null)),
        ["HandOver"] = static drive => drive.HandOver(new Dpc(drive, static _ => { }, null)),
        ["QueueWorkItem"] = static drive => drive.QueueWorkItem(new WorkItem(static _ => { }, null)),
        ["Arm"] = static drive => drive.Arm(new HardwareTimer("t", static () => { })),
        ["RequestInterrupt"] = static drive => drive.RequestInterrupt(new InterruptLine(drive, "irq5", Irql.Device)),
        ["Continue"] = static drive => drive.Continue(static _ => { }, null, null),
        ["RunBeside"] = static drive => drive.RunBeside(static () => { }, 1, static () => { }),
        ["Wait"] = static drive => drive.Wait(new KernelGate("gate"), 1),
        ["Wake"] = static drive => drive.Wake(new KernelGate("gate")),
        ["Spin"] = static drive => drive.Spin(0),
        ["Send"] = static drive => drive.Context.Send(static _ => { }, null),
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_FromForeignThread_ThrowsThereAndFailsTheRun(string name)
    {
        Exception? seen = null;
        var run = () => Simulation.RunDrive(1, async drive =>
        {
            await Task.Run(() =>
            {
                try
                {
                    CallsOfTheDrive[name](drive);
                }
                catch (Exception exception)
                {
                    seen = exception;
                }
            });
        }, AwaitProbe.Patient);

        run.Should().Throw<SimulationException>()
            .Where(exception => exception.Failure == SimulationFailure.LeftTheSimulation)
            .WithMessage($"*{nameof(LeftTheSimulationTests)}*");
        seen.Should().BeOfType<SimulationException>();
    }

    [Fact]
    public void Post_FromForeignThread_FailsTheRunAndIsNotExecuted()
    {
        var executed = false;
        var run = () => Simulation.RunDrive(1, async drive =>
        {
            var never = new TaskCompletionSource();
            _ = Task.Run(() => drive.Context.Post(_ => executed = true, null));
            await never.Task;
        }, AwaitProbe.Patient);

        run.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.LeftTheSimulation);
        executed.Should().BeFalse();
    }

    [Fact]
    public void Admit_FromForeignThread_RefusesWithoutThrowing()
    {
        bool? admitted = null;
        var run = () => Simulation.RunDrive(1, async drive =>
        {
            drive.Admit().Should().BeTrue();
            await Task.Run(() => admitted = drive.Admit());
        }, AwaitProbe.Patient);

        run.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.LeftTheSimulation);
        admitted.Should().BeFalse();
    }

    [Fact]
    public void Run_LeavesAfterTheEnd_IsHarmless()
    {
        SimulatedDrive? kept = null;
        var result = Simulation.RunDrive(1, drive =>
        {
            kept = drive;
            drive.Stall(5);
            return Task.CompletedTask;
        });

        kept!.Now.Should().Be(5);
        kept.Context.Post(static _ => throw new InvalidOperationException(), null);
        var stall = () => kept.Stall(1);
        stall.Should().Throw<InvalidOperationException>();
        result.VirtualDuration.Should().Be(TimeSpan.FromTicks(5));
    }
}
