using StreamClass.Hardware;

namespace StreamClass.Engine.Tests.Scenarios;

/// <summary>A board that rings when it is told to, and fills memory.</summary>
internal sealed class EngineBoard() : VirtualDevice(
    "engine", new PciIdentity(0x105D, 0x2309, 0x1234, 0x5678, 3, 0x040000), new DeviceRange(0, 256, true))
{
    /// <summary>Reading tells whether the board interrupts, and takes the interrupt back.</summary>
    public const int Bell = 0;

    /// <summary>Where <see cref="Fill"/> begins.</summary>
    public const int Address = 4;

    /// <summary>Writing a length fills that many bytes of memory.</summary>
    public const int Fill = 8;

    private uint _address;

    /// <summary>How often it has rung.</summary>
    public int Rung { get; private set; }

    /// <summary>Whether nobody has taken the last ring.</summary>
    public bool IsRinging => IsInterruptAsserted;

    public void Ring() => Synchronize(() =>
    {
        Rung++;
        AssertInterrupt();
    });

    protected internal override uint ReadRegister(int range, int offset, int width)
    {
        var interrupts = IsInterruptAsserted;
        if (offset == Bell && interrupts)
        {
            DeassertInterrupt();
        }

        return interrupts ? 1u : 0u;
    }

    protected internal override void WriteRegister(int range, int offset, int width, uint value)
    {
        if (offset == Address)
        {
            _address = value;
        }
        else if (offset == Fill)
        {
            var bytes = new byte[value];
            bytes.AsSpan().Fill(0xAA);
            Dma.Write(_address, bytes);
        }
    }
}
