using StreamClass.Hardware;

namespace StreamClass.Tests.Devices;

/// <summary>A board that rings: by register, by itself, and after it has moved data.</summary>
internal sealed class BellBoard : VirtualDevice
{
    /// <summary>Writing 1 raises the interrupt, 0 drops it; reading tells which.</summary>
    public const int Bell = 0;

    /// <summary>Rings by itself every so many units of 100 ns; 0 stops that.</summary>
    public const int Period = 4;

    /// <summary>Where a transfer goes to or comes from, and how long it is.</summary>
    public const int Address = 8;
    public const int Length = 12;

    /// <summary>Starts a transfer: <see cref="Fill"/> or <see cref="Fetch"/>.</summary>
    public const int Command = 16;
    public const uint Fill = 1;
    public const uint Fetch = 2;

    private readonly uint[] _values = new uint[8];
    private readonly DeviceTimer _timer;
    private byte _next;

    public BellBoard(bool has24Lines = false)
        : base("bell", new PciIdentity(0x105D, 0x2309, 0x1234, 0x5678, 3, 0x040000), new DeviceRange(0, 256, true))
    {
        Is24BitDma = has24Lines;
        _timer = CreateTimer("bell", Ring);
    }

    /// <summary>What transfers fetched, in order.</summary>
    public List<byte> Fetched { get; } = [];

    protected override bool Is24BitDma { get; }

    /// <summary>Rings from outside.</summary>
    public void Push() => Synchronize(AssertInterrupt);

    /// <summary>Stops ringing from outside.</summary>
    public void Release() => Synchronize(DeassertInterrupt);

    protected internal override uint ReadRegister(int range, int offset, int width) =>
        offset == Bell ? (IsInterruptAsserted ? 1u : 0u) : _values[offset / 4];

    protected internal override void WriteRegister(int range, int offset, int width, uint value)
    {
        _values[offset / 4] = value;
        switch (offset)
        {
            case Bell when value != 0:
                AssertInterrupt();
                break;
            case Bell:
                DeassertInterrupt();
                break;
            case Period when value != 0:
                _timer.Set(Oscillator.Now + value);
                break;
            case Period:
                _timer.Cancel();
                break;
            case Command:
                Transfer(value);
                break;
        }
    }

    private void Ring()
    {
        AssertInterrupt();
        _timer.Set(Oscillator.Now + _values[Period / 4]);
    }

    private void Transfer(uint command)
    {
        var bytes = new byte[_values[Length / 4]];
        if (command == Fetch)
        {
            Dma.Read(_values[Address / 4], bytes);
            Fetched.AddRange(bytes);
            return;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = _next++;
        }

        Dma.Write(_values[Address / 4], bytes);
    }
}
