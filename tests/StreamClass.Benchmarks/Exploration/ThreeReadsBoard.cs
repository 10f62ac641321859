using StreamClass.Hardware;

namespace StreamClass.Benchmarks.Exploration;

/// <summary>A board that interrupts three times.</summary>
internal sealed class ThreeReadsBoard(long interval) : VirtualDevice(
    "three reads", new PciIdentity(0x105D, 0x2309, 0x1234, 0x5678, 3, 0x040000), new DeviceRange(0, 256, true))
{
    public const int Interrupts = 3;

    /// <summary>Writing 1 starts the board.</summary>
    public const int Start = 0;

    /// <summary>Reading tells whether it interrupts, and takes the interrupt back.</summary>
    public const int Status = 4;

    private DeviceTimer? _timer;
    private int _left;

    protected override uint ReadRegister(int range, int offset, int width)
    {
        if (!IsInterruptAsserted)
        {
            return 0;
        }

        DeassertInterrupt();
        SetTimer();
        return 1;
    }

    protected override void WriteRegister(int range, int offset, int width, uint value)
    {
        _left = Interrupts;
        SetTimer();
    }

    private void SetTimer()
    {
        if (_left > 0)
        {
            _timer ??= CreateTimer("interval", Elapsed);
            _timer.Set(Oscillator.Now + interval);
        }
    }

    private void Elapsed()
    {
        _left--;
        AssertInterrupt();
    }
}
