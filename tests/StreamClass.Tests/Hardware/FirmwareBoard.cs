using StreamClass.Hardware;

namespace StreamClass.Tests.Hardware;

/// <summary>A board that is dead until it has its firmware, and takes a while to start it.</summary>
internal sealed class FirmwareBoard : VirtualDevice
{
    /// <summary>Takes the firmware, byte after byte.</summary>
    public const int Window = 0x100;
    public const int WindowSize = 0x100;

    /// <summary>Writing the length starts the firmware.</summary>
    public const int Start = 0;

    /// <summary>1 once the firmware runs.</summary>
    public const int Status = 4;

    private readonly byte[] _memory = new byte[WindowSize];
    private readonly DeviceTimer _starting;
    private byte[] _loaded = [];
    private bool _running;

    public FirmwareBoard()
        : base("firmware board", new PciIdentity(0x105D, 0x2309, 0x1234, 0x5678, 3, 0x040000), new DeviceRange(0, 0x200, true)) =>
        _starting = CreateTimer("start", () => _running = true);

    /// <summary>What the board was given.</summary>
    public IReadOnlyList<byte> Firmware => _loaded;

    /// <summary>How long the firmware takes to start (100 ns); 0 means that it never does.</summary>
    public long StartTime { get; init; } = 100;

    protected internal override uint ReadRegister(int range, int offset, int width) => offset == Status && _running ? 1u : 0;

    protected internal override void WriteRegister(int range, int offset, int width, uint value)
    {
        if (offset >= Window)
        {
            _memory[offset - Window] = (byte)value;
        }
        else if (offset == Start)
        {
            _loaded = _memory[..(int)value];
            if (StartTime > 0)
            {
                _starting.Set(Oscillator.Now + StartTime);
            }
        }
    }
}
