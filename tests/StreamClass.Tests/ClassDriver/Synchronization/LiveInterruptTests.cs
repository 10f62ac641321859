using StreamClass.Minidriver;
using StreamClass.Tests.Devices;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.ClassDriver.Synchronization;

/// <summary>Interrupts that meet a held lock on real threads. Reference 7.</summary>
public class LiveInterruptTests
{
    [Fact]
    public async Task Interrupt_WhileARoutineStaysInside_IsLeftToTheHolder()
    {
        using var entered = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var board = new BellBoard();
        var server = 0;
        var holder = 0;
        EchoDevice? echo = null;
        echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
            OnData = srb =>
            {
                holder = Environment.CurrentManagedThreadId;
                entered.Set();
                go.Wait(Watchdog.Limit);
                EchoDevice.Succeed(srb);
            },
            OnInterrupt = _ =>
            {
                if (echo!.Registers.ReadRegisterUlong(BellBoard.Bell) == 0)
                {
                    return false;
                }

                echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                server = Environment.CurrentManagedThreadId;
                return true;
            },
        };
        await using var machine = new Machine();
        var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, board);
        var read = Task.Run(async () => await pin.ReadAsync(new byte[1]));
        entered.Wait(Watchdog.Limit).Should().BeTrue();

        // The thread that interrupts comes back though the routine does not.
        board.Push();
        board.IsInterruptAsserted.Should().BeTrue();
        server.Should().Be(0);
        go.Set();
        await read;
        Watchdog.Until(() => !board.IsInterruptAsserted, "the interrupt");
        server.Should().Be(holder);
        machine.BugChecks.Should().BeEmpty();
    }
}
