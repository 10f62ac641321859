using StreamClass.Hardware;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>A board whose hardware works on a thread of its own and interrupts when it has finished something.</summary>
internal sealed class InterruptingBoard : VirtualDevice
{
    /// <summary>Writing it starts a transfer.</summary>
    public const int Start = 0;

    /// <summary>Reading it tells how many transfers are finished since it was read last, and takes the interrupt back.</summary>
    public const int Finished = 4;

    private readonly HardwareThread _hardware;
    private readonly Action _raise;
    private int _finishedNow;
    private uint _finished;

    public InterruptingBoard()
        : base("interrupting", new PciIdentity(0x105D, 0x2309), new DeviceRange(0, 256, true))
    {
        _raise = Raise;
        _hardware = new HardwareThread(Finish);
    }

    /// <summary>Ends the thread. Nothing is under way.</summary>
    public void Stop() => _hardware.Dispose();

    protected override uint ReadRegister(int range, int offset, int width)
    {
        var finished = _finished;
        _finished = 0;
        DeassertInterrupt();
        return finished;
    }

    protected override void WriteRegister(int range, int offset, int width, uint value) => _hardware.Start();

    private void Finish(int count)
    {
        _finishedNow = count;
        Synchronize(_raise);
    }

    private void Raise()
    {
        _finished += (uint)_finishedNow;
        AssertInterrupt();
    }
}
