using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Simulations;

public class SelfCheckTests
{
    private static readonly SimulationOptions Checked = new() { SelfCheck = true };

    [Fact]
    public void Run_DependsOnWhatAnEarlierRunHasLeft_ShowsTheFirstLineThatDiffers()
    {
        var runs = 0;
        var run = () => Simulation.RunDrive(
            7,
            drive =>
            {
                drive.Preempt(PreemptionPoint.PortAccess, "same");
                drive.Preempt(PreemptionPoint.PortAccess, $"port {++runs}");
                return Task.CompletedTask;
            },
            Checked);

        var exception = run.Should().Throw<SimulationException>().Which;
        exception.Failure.Should().Be(SimulationFailure.NotDeterministic);
        exception.Message.Should().Match("*both:*PortAccess same*first run:*PortAccess port 1*second run:*PortAccess port 2*static state*Seed 7*");
    }

    [Fact]
    public void Run_EndsDifferentlyAfterTheSameTrace_SaysBothEnds()
    {
        var runs = 0;
        var run = () => Simulation.RunDrive(
            7, _ => throw new FormatException(++runs == 1 ? "odd" : "even"), Checked);
        run.Should().Throw<SimulationException>().WithMessage("*odd*even*")
            .Which.Failure.Should().Be(SimulationFailure.NotDeterministic);
    }

    [Fact]
    public void Run_SameTwice_IsWhatTheFirstRunIs()
    {
        var runs = 0;
        Simulation.RunDrive(
            7,
            async drive =>
            {
                runs++;
                await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
            },
            Checked).Trace.Should().Contain("Client");
        runs.Should().Be(2);

        var fails = () => Simulation.RunDrive(7, static _ => throw new FormatException("odd"), Checked);
        fails.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.ScenarioFailed);
    }
}
