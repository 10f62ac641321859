using StreamClass.Hardware;

namespace StreamClass.Testing.Tests;

/// <summary>A board with one register that raises and drops its interrupt, and one that makes it write a byte to memory.</summary>
internal sealed class PliantBoard() : VirtualDevice(
    "pliant board", new PciIdentity(0x105D, 0x2309, 0x1234, 0x5678, 3, 0x040000), new DeviceRange(0, 16, InMemory: true))
{
    public const int Bell = 0;
    public const int Address = 4;

    protected internal override uint ReadRegister(int range, int offset, int width) => IsInterruptAsserted ? 1u : 0u;

    protected internal override void WriteRegister(int range, int offset, int width, uint value)
    {
        if (offset == Address)
        {
            Dma.Write(value, [1]);
        }
        else if (value != 0)
        {
            AssertInterrupt();
        }
        else
        {
            DeassertInterrupt();
        }
    }
}
