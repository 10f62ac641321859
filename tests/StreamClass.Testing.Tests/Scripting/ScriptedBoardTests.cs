using StreamClass.Testing.Assertions;
using StreamClass.Testing.Scripting;
using static StreamClass.Testing.Tests.CaptureRegisters;

namespace StreamClass.Testing.Tests.Scripting;

public class ScriptedBoardTests : CaptureTest
{
    private static readonly byte[] Picture = [1, 2, 3, 4];

    [Fact]
    public void Read_OfACardThatBehaves_GetsWhatTheCardTransferred() => Run(async device =>
    {
        Behave(device.Board, Picture);
        var pin = await device.OpenPinAsync();
        for (var i = 0; i < 3; i++)
        {
            (await pin.SubmitRead(4)).Should().HaveTransferred(Picture);
        }

        device.Should().HaveBeenInterrupted(3);
        device.Board.IsInterruptAsserted.Should().BeFalse();
    });

    [Fact]
    public void Expect_InOrder_IsPlayedInOrder() => Run(async device =>
    {
        var board = device.Board;
        board.Expect.AnyWrite(Address);
        board.Expect.Write(Control, Start).Then.RaiseInterrupt(after: TimeSpan.FromMilliseconds(1));
        board.Expect.Read(Status).Answer(Done);
        board.Expect.Write(Acknowledge, Done).Then.DropInterrupt();
        var pin = await device.OpenPinAsync();

        var before = device.Machine.TimeProvider.GetTimestamp();
        (await pin.SubmitRead(4)).Should().HaveSucceeded();

        device.Machine.TimeProvider.GetElapsedTime(before).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(1));
        board.VerifyAll();
    });

    [Fact]
    public void Expect_ThatNeverCame_IsNamedAtTheEndOfTheRun() =>
        Failure(async device =>
        {
            device.Board.Expect.Write(Control, Start, times: 2);
            device.Board.Eventually.Read(Status);
            var read = (await device.OpenPinAsync()).SubmitRead(4);
            read.Cancel();
            await read;
        }).Should().Match(
            "*The script of scripted board was not played to its end. Missing: a write of 0x01 to Control (0x04), which came 1 of 2 times; "
            + "a read of Status (0x08). The last that came:*The write of 0x01 to Control (0x04) by ReceiveStreamDataPacket*"
            + "The write of 0x00 to Control (0x04) by CancelPacket*");

    [Fact]
    public void Expect_ThatComesTooEarly_FailsTheRunAtThatPlace() =>
        Failure(async device =>
        {
            device.Board.Expect.Write(Control, Start);
            device.Board.Expect.AnyWrite(Address);
            await (await device.OpenPinAsync()).SubmitRead(4);
        }).Should().StartWith(
            "The write of ").And.Contain(
            " to Address (0x10) by ReceiveStreamDataPacket came too early: the script of scripted board says first a write of 0x01 to Control (0x04).");

    [Fact]
    public void ExpectInAnyOrder_InAnotherOrder_IsPlayed() => Run(async device =>
    {
        Behave(device.Board, Picture);
        device.Board.ExpectInAnyOrder(together =>
        {
            together.Write(Control, Start);
            together.AnyWrite(Address);
        });
        device.Board.Expect.Write(Acknowledge, Done);
        (await (await device.OpenPinAsync()).SubmitRead(4)).Should().HaveSucceeded();
    });

    [Fact]
    public void OnRead_WithSeveralAnswers_GivesThemInOrderAndStaysAtTheLast() => Run(async device =>
    {
        device.Board.OnRead(Status).Answer(0, Done);
        device.Board.OnWrite(Control, Start).Then.RaiseInterrupt();
        device.Board.OnWrite(Acknowledge).Then.DropInterrupt();
        var pin = await device.OpenPinAsync();

        (await pin.SubmitRead(4)).Should().HaveSucceeded();

        device.Should().HaveBeenInterrupted(2, "the first answer says that the interrupt is not the card's");
        device.Board.Accesses.Where(static access => access.Register == Status).Select(static access => access.Value).Should().Equal(0, Done);
    });

    [Fact]
    public void Strict_AccessThatNobodyExpects_IsNamedWithItsRoutine() =>
        Failure(new StrictTest(), async device =>
        {
            device.Board.Expect.AnyWrite(Address);
            await (await device.OpenPinAsync()).SubmitRead(4);
        }).Should().StartWith(
            "The write of 0x01 to 0x04 by ReceiveStreamDataPacket was not expected by scripted board, which is strict; its script is over.");

    [Fact]
    public void Register_ThatNobodyScripts_IsAMemoryCell() => Run(async device =>
    {
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        device.Board.GetRegister(Control).Should().Be(Start);
        device.Board.GetRegister(Control, width: 1).Should().Be(Start);
        device.Board.SetRegister(Control, 0x1234);
        device.Board.GetRegister(Control + 1, width: 1).Should().Be(0x12);
        read.Cancel();
        (await read).Should().BeCancelled();
    });

    [Fact]
    public void Reset_OfTheBoard_BringsTheFirstValuesBack() => Run(async device =>
    {
        device.Board.SetRegister(Id, 7);
        device.Board.SetRegister(Control, 7);
        await device.Device.RemoveAsync();
        await device.StartAsync();
        device.Board.GetRegister(Id).Should().Be(0x2309);
        device.Board.GetRegister(Control).Should().Be(0);
    });

    [Fact]
    public void ReadMemory_OfWhatTheDriverOffers_GetsTheBytes() => Run(async device =>
    {
        byte[] got = [];
        device.Board.OnWrite(Control, Start)
            .Then.WriteMemory(Address, Picture)
            .Then.ReadMemory(Address, 2, bytes => got = bytes)
            .Then.Do(() => got = [.. got, 9], after: TimeSpan.FromMilliseconds(1));
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        got.Should().Equal(1, 2);
        await device.WaitUntilAsync(() => got.Length == 3);
        read.Cancel();
    });

    [Fact]
    public async Task Read_LiveOnACardThatBehaves_GetsWhatTheCardTransferred()
    {
        var board = CreateBoard();
        Behave(board, Picture);
        board.Expect.Write(Control, Start);
        board.Expect.Read(Status);
        await using var machine = new Machine();
        var device = await machine.LoadDriver(CaptureMinidriver.DriverEntry).StartDeviceAsync(board);
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, CaptureMinidriver.Format);
        (await pin.SubmitRead(4)).Should().HaveTransferred(Picture);
        board.VerifyAll();
    }

    [Fact]
    public void VerifyAll_LiveAfterAnAccessThatCameTooEarly_NamesIt()
    {
        var board = CreateBoard();
        board.Expect.Write(Control, Start);
        board.Expect.Read(Id);
        var verify = async () =>
        {
            await using var machine = new Machine();
            await machine.LoadDriver(CaptureMinidriver.DriverEntry).StartDeviceAsync(board);
            board.VerifyAll();
        };
        verify.Should().ThrowAsync<MinidriverAssertionException>().WithMessage(
            "The read of Id (0x00) by ReceiveDevicePacket came too early: the script of scripted board says first a write of 0x01 to Control (0x04).");
    }

    [Fact]
    public void Answer_OfAWriteOrWithoutAValue_IsRefused()
    {
        var board = new ScriptedBoard();
        board.Invoking(static board => board.OnWrite(Control).Answer(1)).Should().Throw<InvalidOperationException>();
        board.Invoking(static board => board.OnRead(Control).Answer()).Should().Throw<ArgumentException>();
        board.Invoking(static board => board.OnRead(0x100)).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*has no register 0x100*");
    }

    [Fact]
    public void Script_WithTheSameSeed_GivesTheSameTrace()
    {
        SimulationResult Play() => Run(7, async device =>
        {
            Behave(device.Board, Picture);
            await (await device.OpenPinAsync()).SubmitRead(4);
        });
        Play().Trace.Should().Be(Play().Trace);
    }

    private string Failure(Func<DeviceUnderTest<ScriptedBoard>, Task> scenario) => Failure(this, scenario);

    private static string Failure(ScriptedBoardTests test, Func<DeviceUnderTest<ScriptedBoard>, Task> scenario)
    {
        var run = () => test.Run(scenario);
        var failure = run.Should().Throw<SimulationException>().Which;
        failure.Failure.Should().Be(SimulationFailure.ScenarioFailed);
        failure.InnerException.Should().BeOfType<MinidriverAssertionException>();
        return failure.Message;
    }

    /// <summary>The same tests with a card that knows only what its script says.</summary>
    private sealed class StrictTest : ScriptedBoardTests
    {
        protected override ScriptedBoard CreateBoard()
        {
            var board = new ScriptedBoard { IsStrict = true };
            board.OnRead(Id).Answer(0x2309);
            return board;
        }
    }
}
