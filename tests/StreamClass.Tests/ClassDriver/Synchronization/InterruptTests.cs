using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Synchronization;

/// <summary>Interrupts: masked by the lock, shared, thrown out of, stormed. Reference 2, 7, 12.6.</summary>
public class InterruptTests
{
    [Fact]
    [Conformance("7 interrupt-first")]
    public void Interrupt_WhileTheLockIsHeld_RunsFirstWhenTheLevelDrops() => Seeds.Each(100, async machine =>
    {
        var order = new List<string>();
        var board = new BellBoard();
        EchoDevice? echo = null;
        echo = WithInterrupt(
            device =>
            {
                order.Add("interrupt");
                return Acknowledge(echo!);
            },
            srb =>
            {
                order.Add("data");
                srb.StreamClass.CallAtNewPriority(null, StreamPriority.High, _ => order.Add("High"), null);
                EchoDevice.Succeed(srb);
                if (order.Count == 1)
                {
                    board.Push();
                    machine.Kernel.StallExecutionProcessor(10);
                    order.Should().Equal("data");
                }
            });
        var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, board);
        var reads = new[] { pin.ReadAsync(new byte[1]).AsTask(), pin.ReadAsync(new byte[1]).AsTask() };
        await Task.WhenAll(reads);
        await machine.SettleAsync();
        order.Take(3).Should().Equal("data", "interrupt", "High");
        order.Should().HaveCount(5);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    [Conformance("2 StrMiniInterrupt")]
    public void Interrupt_CompletesTheRequest_TheClientGetsIt() => Seeds.Each(100, async machine =>
    {
        HwStreamRequestBlock? held = null;
        EchoDevice? echo = null;
        echo = WithInterrupt(
            device =>
            {
                Acknowledge(echo!);
                EchoDevice.Succeed(held!);
                return true;
            },
            srb =>
            {
                held = srb;
                echo!.Registers.WriteRegisterUlong(BellBoard.Bell, 1);
            });
        var filter = await machine.OpenAsync(echo, new BellBoard());
        var pin = await filter.OpenOutputAsync();
        for (var i = 0; i < 5; i++)
        {
            (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        }

        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    [Conformance("2 StrMiniInterrupt")]
    public void SharedLine_Asserted_AsksEachRoutineInTurnUntilOneClaims() => Simulation.Run(1, async machine =>
    {
        var line = machine.CreateInterruptLine("shared");
        var asked = new List<int>();
        var boards = new BellBoard[3];
        for (var i = 0; i < 3; i++)
        {
            await StartSharedAsync(machine, line, boards[i] = new BellBoard(), asked, i);
        }

        boards[1].Push();
        await machine.SettleAsync();
        asked.Should().Equal(0, 1);
        boards[2].Push();
        await machine.SettleAsync();
        asked.Should().Equal(0, 1, 0, 1, 2);
        line.IsAsserted.Should().BeFalse();
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void SharedLine_SeveralBoardsAtOnce_ServesAll() => Seeds.Each(100, async machine =>
    {
        var line = machine.CreateInterruptLine("shared");
        var boards = new[] { new BellBoard(), new BellBoard(), new BellBoard() };
        var devices = new List<Device>();
        foreach (var board in boards)
        {
            devices.Add(await StartSharedAsync(machine, line, board, [], devices.Count));
        }

        for (var round = 0; round < 5; round++)
        {
            foreach (var board in boards)
            {
                board.Push();
                await Task.Yield();
            }
        }

        await machine.SettleAsync();
        boards.Should().OnlyContain(board => !board.IsInterruptAsserted);
        line.IsAsserted.Should().BeFalse();
        line.IsDisabled.Should().BeFalse();
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void SharedLine_OneRoutineThrows_FailsOnlyItsDevice() => Seeds.Each(50, async machine =>
    {
        var line = machine.CreateInterruptLine("shared");
        var bad = new BellBoard();
        var good = new BellBoard();
        var throwing = await machine.StartAsync(
            WithInterrupt(_ => throw new FormatException("oops"), EchoDevice.Succeed), bad, line);
        var asked = new List<int>();
        var working = await StartSharedAsync(machine, line, good, asked, 0);

        // Both at once: the one that threw counts as not mine, and the next is asked.
        bad.Push();
        good.Push();
        await machine.SettleAsync();
        throwing.Failure!.Exception.Should().BeOfType<FormatException>();
        throwing.Failure.Routine.Should().Be(nameof(IStrMiniDriver.Interrupt));
        working.Failure.Should().BeNull();
        good.IsInterruptAsserted.Should().BeFalse();

        // Nobody is left who could drop the level of the failed device's board; the line stays alive nevertheless.
        line.IsDisabled.Should().BeFalse();
        asked.Clear();
        good.Push();
        await machine.SettleAsync();
        asked.Should().Equal(0);
        machine.BugChecks.Should().BeEmpty();
    }, options: OnPurpose.DeviceFailure);

    [Fact]
    public void Line_ThatNobodyClaims_IsSwitchedOffAndReported() => Simulation.Run(1, async machine =>
    {
        var line = machine.CreateInterruptLine("stormy");
        var board = new BellBoard();
        var device = await machine.StartAsync(WithInterrupt(_ => false, EchoDevice.Succeed), board, line);
        board.Push();
        await machine.SettleAsync();
        line.IsDisabled.Should().BeTrue();
        device.InterruptCount.Should().Be(100);
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.HardwareInterruptStorm);
        machine.BugChecks[0].Message.Should().Contain("stormy");
        device.Failure.Should().BeNull();
    }, OnPurpose.BugCheck);

    [Fact]
    public void SharedLine_ClaimedForAnother_IsSwitchedOffAndReported()
    {
        Simulation.Run(
            1,
            static async machine =>
            {
                var line = machine.CreateInterruptLine("shared");
                await machine.StartAsync(WithInterrupt(_ => true, EchoDevice.Succeed), new BellBoard(), line);
                var board = new BellBoard();
                var other = await StartSharedAsync(machine, line, board, [], 1);
                board.Push();
                await machine.SettleAsync();
                line.IsDisabled.Should().BeTrue();
                other.InterruptCount.Should().Be(0);
                machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.HardwareInterruptStorm);
            },
            new SimulationOptions { Checks = RunChecks.None });
    }

    [Fact]
    public void Interrupts_NotClaimedNowAndThen_AreNoStorm() => Simulation.Run(1, async machine =>
    {
        EchoDevice? echo = null;
        var asked = 0;
        echo = WithInterrupt(device => ++asked % 50 == 0 && Acknowledge(echo!), EchoDevice.Succeed);
        var board = new BellBoard();
        await machine.StartAsync(echo, board);
        for (var i = 0; i < 5; i++)
        {
            board.Push();
            await machine.SettleAsync();
        }

        asked.Should().Be(250);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Interrupt_OnTopOfPassiveCode_HappensInSomeSeedAndNotInOthers()
    {
        var places = new HashSet<string>();
        Seeds.Each(50, async machine =>
        {
            var where = "client";
            EchoDevice? echo = null;
            echo = WithInterrupt(
                device =>
                {
                    places.Add(where);
                    return Acknowledge(echo!);
                },
                EchoDevice.Succeed);
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, new BellBoard());
            echo.Registers.WriteRegisterUlong(BellBoard.Period, 10);
            var touched = new Shared<int>(0);
            echo.StreamClass.CallAtNewPriority(
                null,
                StreamPriority.Low,
                _ =>
                {
                    where = "Low";
                    for (var i = 0; i < 100; i++)
                    {
                        touched.Value++;
                    }

                    where = "client";
                },
                null);
            await pin.ReadAsync(new byte[1]);
            await machine.SettleAsync();
            echo.Registers.WriteRegisterUlong(BellBoard.Period, 0);
        });
        places.Should().BeEquivalentTo("client", "Low");
    }

    [Fact]
    public void DispatchRoutine_QueuedByTheIsr_RunsAfterItAndOnce() => Seeds.Each(50, async machine =>
    {
        var order = new List<string>();
        EchoDevice? echo = null;
        echo = WithInterrupt(
            device =>
            {
                device.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, _ => order.Add("replaced"), null);
                device.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, _ => order.Add("Dispatch"), null);
                Acknowledge(echo!);
                order.Add("interrupt");
                return true;
            },
            EchoDevice.Succeed);
        var board = new BellBoard();
        await machine.StartAsync(echo, board);
        board.Push();
        await machine.SettleAsync();
        order.Should().Equal("interrupt", "Dispatch");
    });

    [Fact]
    public void Interrupt_AfterRemoval_ReachesNobody() => Simulation.Run(1, async machine =>
    {
        var line = machine.CreateInterruptLine("line");
        var board = new BellBoard();
        var asked = 0;
        var device = await machine.StartAsync(WithInterrupt(_ => ++asked < 0, EchoDevice.Succeed), board, line);
        await device.RemoveAsync();
        board.IsAttached.Should().BeFalse();
        line.IsAsserted.Should().BeFalse();
        asked.Should().Be(0);
    });

    private static async Task<Device> StartSharedAsync(
        Machine machine, InterruptLine line, BellBoard board, List<int> asked, int number)
    {
        EchoDevice? echo = null;
        echo = WithInterrupt(
            device =>
            {
                asked.Add(number);
                return Acknowledge(echo!);
            },
            EchoDevice.Succeed);
        return await machine.StartAsync(echo, board, line);
    }

    private static EchoDevice WithInterrupt(Func<HwDeviceExtension, bool> onInterrupt, HwReceivePacketRoutine onData) => new()
    {
        Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
        OnInterrupt = onInterrupt,
        OnData = onData,
    };

    private static bool Acknowledge(EchoDevice echo)
    {
        if (echo.Registers.ReadRegisterUlong(BellBoard.Bell) == 0)
        {
            return false;
        }

        echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
        return true;
    }
}
