using StreamClass.Hardware;

namespace StreamClass.Testing.Tests.Faults;

/// <summary>A board that fills one buffer at a time, and interrupts when it has.</summary>
public sealed class TransferBoard : VirtualDevice
{
    /// <summary>Reading tells how the transfer ended: <see cref="Done"/>, <see cref="Failed"/> or neither. Writing anything acknowledges.</summary>
    public const int Status = 0;
    public const uint Done = 1;
    public const uint Failed = 2;

    /// <summary>Where the buffer is, and how long.</summary>
    public const int Address = 4;
    public const int Length = 8;

    /// <summary>1 starts a transfer, 0 stops it.</summary>
    public const int Command = 12;

    /// <summary>What every byte of a filled buffer is.</summary>
    public const byte Pattern = 0x40;

    private const long TransferTime = 10_000;

    private readonly uint[] _registers = new uint[4];
    private readonly DeviceTimer _transfer;

    public TransferBoard()
        : base("capture", new PciIdentity(0x105D, 0x2309, 0x1234, 0x5678, 3, 0x040000), new DeviceRange(0, 64, true)) =>
        _transfer = CreateTimer("transfer", Finish);

    protected internal override uint ReadRegister(int range, int offset, int width) => _registers[offset / 4];

    protected internal override void WriteRegister(int range, int offset, int width, uint value)
    {
        _registers[offset / 4] = value;
        switch (offset)
        {
            case Status:
                Acknowledge();
                break;
            case Command when value == 0:
                _transfer.Cancel();
                Acknowledge();
                break;
            case Command:
                _transfer.Set(Oscillator.Now + TransferTime);
                break;
        }
    }

    private void Acknowledge()
    {
        _registers[Status] = 0;
        DeassertInterrupt();
    }

    private void Finish()
    {
        var bytes = new byte[_registers[Length / 4]];
        bytes.AsSpan().Fill(Pattern);
        _registers[Status] = Dma.Write(_registers[Address / 4], bytes) ? Done : Failed;
        AssertInterrupt();
    }
}
