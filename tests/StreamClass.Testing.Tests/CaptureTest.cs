using StreamClass.Minidriver;
using StreamClass.Testing.Scripting;

namespace StreamClass.Testing.Tests;

/// <summary>Tests of the capture minidriver on a card that a script plays.</summary>
public abstract class CaptureTest : MinidriverTest<ScriptedBoard>
{
    protected sealed override DriverEntry DriverEntry => CaptureMinidriver.DriverEntry;

    protected override ScriptedBoard CreateBoard()
    {
        var board = new ScriptedBoard();
        board.SetRegister(CaptureRegisters.Id, 0x2309);
        return board;
    }

    /// <summary>The card as it should be: each start ends with an interrupt, which is up until it is acknowledged.</summary>
    protected internal static void Behave(ScriptedBoard board, byte[] picture)
    {
        board.OnWrite(CaptureRegisters.Control, CaptureRegisters.Start)
            .Then.WriteMemory(CaptureRegisters.Address, picture, after: TimeSpan.FromMilliseconds(1))
            .Then.SetRegister(CaptureRegisters.Status, CaptureRegisters.Done)
            .Then.RaiseInterrupt();
        board.OnWrite(CaptureRegisters.Acknowledge, CaptureRegisters.Done)
            .Then.SetRegister(CaptureRegisters.Status, 0)
            .Then.DropInterrupt();
    }
}
