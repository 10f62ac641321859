using StreamClass.Kernel;
using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing.Tests;

public class SameSeedTests
{
    [Fact]
    public void Run_SameSeedTwice_GivesTheSameTrace()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            var first = Simulation.RunDrive(seed, BusyAsync);
            var second = Simulation.RunDrive(seed, BusyAsync);
            second.Trace.Should().Be(first.Trace);
            second.Steps.Should().Be(first.Steps);
            second.VirtualDuration.Should().Be(first.VirtualDuration);
        }
    }

    [Fact]
    public void Run_DifferentSeeds_GiveDifferentTraces()
    {
        var traces = Enumerable.Range(0, 100).Select(static seed => Simulation.RunDrive((ulong)seed, BusyAsync).Trace).ToHashSet();
        traces.Count.Should().Be(100);
    }

    /// <summary>A little of everything: interrupts, deferred calls, work items, waits, timers, shared state, client tasks.</summary>
    private static async Task BusyAsync(SimulatedDrive drive)
    {
        var shared = new Shared<int>(0);
        var arrived = new KernelEvent(drive, KernelEventType.Synchronization, signalled: false);
        var line = new InterruptLine(drive, "irq5", Irql.Device);
        var later = new Dpc(drive, _ => arrived.Set(), "arrival");
        var connection = new Connection(line, () =>
        {
            drive.Preempt(PreemptionPoint.PortAccess, "status");
            line.Deassert();
            shared.Value++;
            later.Queue();
            return true;
        });

        for (var i = 0; i < 4; i++)
        {
            HardwareTimer.Arm(drive, "chip", 20 + (15 * i), line.Assert);
        }

        drive.QueueWorkItem(new WorkItem(_ => arrived.Wait(TimeSpan.FromMilliseconds(1)), "worker"));
        await Task.WhenAll(ClientAsync(1), ClientAsync(2), ClientAsync(3), ClientAsync(1));

        async Task ClientAsync(int number)
        {
            for (var i = 0; i < 10; i++)
            {
                await Task.Yield();
                drive.Preempt(PreemptionPoint.ClientCall, null);
                connection.Hold(() => shared.Value += number);
                await Task.Delay(TimeSpan.FromMilliseconds(number), drive.TimeProvider);
            }
        }
    }
}
