using StreamClass.Hardware;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A capture card with two frame buffers: each is filled on demand, interrupts when it is full, and holds the number of its frame.</summary>
internal sealed class GrabberBoard : VirtualDevice
{
    /// <summary>What has happened; writing ones clears.</summary>
    public const int Status = 0;

    /// <summary>Which bits of <see cref="Status"/> interrupt.</summary>
    public const int Enable = 4;

    /// <summary>Writing bit 0 or 1 has that buffer filled; 0 gives up both.</summary>
    public const int Capture = 8;

    /// <summary>The number of the frame in the first buffer, 0 while it is empty; that of the second is in the next register.</summary>
    public const int Frame = 12;

    public const uint FirstDone = 1;
    public const uint SecondDone = 2;
    public const uint VerticalSync = 4;
    public const uint Overrun = 8;

    private readonly DeviceTimer[] _captures;
    private readonly TimeSpan[] _captureTimes;
    private readonly DeviceTimer _verticalSync;
    private readonly DeviceTimer _overrun;
    private readonly TimeSpan _verticalSyncPeriod;
    private readonly TimeSpan _overrunTime;
    private readonly uint[] _frames = new uint[2];
    private uint _status;
    private uint _enable;
    private uint _captured;

    /// <summary>Makes a card that is not plugged in yet.</summary>
    /// <param name="captureTime">How long it takes to fill the first buffer.</param>
    /// <param name="secondCaptureTime">How long it takes to fill the second one.</param>
    /// <param name="verticalSync">How often the vertical sync comes; zero means that there is none.</param>
    /// <param name="overrun">How long a full buffer may wait for its acknowledgement; zero means as long as it likes.</param>
    public GrabberBoard(TimeSpan captureTime, TimeSpan secondCaptureTime = default, TimeSpan verticalSync = default, TimeSpan overrun = default)
        : base("capture card", new PciIdentity(0x105D, 0x2309), new DeviceRange(0, 64, true))
    {
        _captureTimes = [captureTime, secondCaptureTime];
        _verticalSyncPeriod = verticalSync;
        _overrunTime = overrun;
        _captures = [CreateTimer("first buffer", () => Fill(0)), CreateTimer("second buffer", () => Fill(1))];
        _verticalSync = CreateTimer("vertical sync", Sync);
        _overrun = CreateTimer("overrun", () => Raise(Overrun));
    }

    protected override void OnReset()
    {
        (_status, _enable, _captured) = (0, 0, 0);
        Array.Clear(_frames);
        if (_verticalSyncPeriod > TimeSpan.Zero)
        {
            _verticalSync.Set(Oscillator.Now + _verticalSyncPeriod.Ticks);
        }
    }

    protected internal override uint ReadRegister(int range, int offset, int width) => offset switch
    {
        Status => _status,
        Enable => _enable,
        Frame => _frames[0],
        Frame + 4 => _frames[1],
        _ => 0,
    };

    protected internal override void WriteRegister(int range, int offset, int width, uint value)
    {
        switch (offset)
        {
            case Status:
                Acknowledge(value);
                break;
            case Enable:
                _enable = value;
                break;
            case Capture:
                Begin(value);
                break;
        }

        Show();
    }

    private void Begin(uint buffers)
    {
        for (var i = 0; i < _captures.Length; i++)
        {
            if ((buffers & (1u << i)) != 0)
            {
                _frames[i] = 0;
                _captures[i].Set(Oscillator.Now + _captureTimes[i].Ticks);
            }
            else if (buffers == 0)
            {
                _captures[i].Cancel();
                Acknowledge(1u << i);
            }
        }
    }

    private void Fill(int buffer)
    {
        _frames[buffer] = ++_captured;
        if (_overrunTime > TimeSpan.Zero)
        {
            _overrun.Set(Oscillator.Now + _overrunTime.Ticks);
        }

        Raise(1u << buffer);
    }

    private void Sync()
    {
        _verticalSync.Set(Oscillator.Now + _verticalSyncPeriod.Ticks);
        Raise(VerticalSync);
    }

    private void Raise(uint bits)
    {
        _status |= bits;
        Show();
    }

    private void Acknowledge(uint bits)
    {
        _status &= ~bits;
        if ((_status & (FirstDone | SecondDone)) == 0)
        {
            _overrun.Cancel();
        }
    }

    private void Show()
    {
        if ((_status & _enable) != 0)
        {
            AssertInterrupt();
        }
        else
        {
            DeassertInterrupt();
        }
    }
}
