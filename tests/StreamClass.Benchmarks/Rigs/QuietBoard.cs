using StreamClass.Hardware;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>A board that does nothing; it is there so that buffers can be mapped for it.</summary>
internal sealed class QuietBoard() : VirtualDevice("quiet", new PciIdentity(0x105D, 0x2309), new DeviceRange(0, 256, true))
{
    protected override uint ReadRegister(int range, int offset, int width) => 0;

    protected override void WriteRegister(int range, int offset, int width, uint value)
    {
    }
}
