using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing.Scripting;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>Counts its reads and its interrupts; the board interrupts a millisecond after each start.</summary>
public sealed class Counter : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Stream, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    private const int Start = 0;
    private const int Acknowledge = 4;

    private readonly Shared<int> _count = new(0);
    private IoRange _registers = null!;

    public int Count => _count.Value;

    public static ScriptedBoard CreateBoard()
    {
        var board = new ScriptedBoard();
        board.OnWrite(Start, 1).Then.RaiseInterrupt(after: TimeSpan.FromMilliseconds(1));
        board.OnWrite(Acknowledge, 1).Then.DropInterrupt();
        return board;
    }

    public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
        driver, registryPath, new HwInitializationData { MiniDriver = this, HasInterrupt = true, TurnOffSynchronization = true });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                _registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(new() { StreamFormatsArray = [Format] });
                break;
        }

        Complete(srb);
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        _registers.WriteRegisterUlong(Start, 1);
        _count.Value++;
        Complete(srb);
    }

    public bool Interrupt(HwDeviceExtension device)
    {
        _registers.WriteRegisterUlong(Acknowledge, 1);
        _count.Value++;
        return true;
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb);

    public void CancelPacket(HwStreamRequestBlock srb) => Complete(srb);

    public void RequestTimeout(HwStreamRequestBlock srb) => Complete(srb);

    private static void Complete(HwStreamRequestBlock srb)
    {
        srb.Status = NtStatus.Success;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
