using StreamClass.Hardware;

namespace StreamClass.Tests.Hardware;

/// <summary>A board with 256 bytes of registers in memory, 16 ports, and code that each test supplies.</summary>
internal sealed class TestBoard : VirtualDevice
{
    public const int Registers = 0;
    public const int Ports = 1;

    public TestBoard()
        : base("test board", new PciIdentity(0x105D, 0x2309, 0x1234, 0x5678, 3, 0x040000), new DeviceRange(0, 256, true), new DeviceRange(1, 16, false))
    {
        OnWrite = (_, offset, _, value) => Values[offset] = value;
        OnRead = (_, offset, _) => Values[offset];
    }

    public uint[] Values { get; } = new uint[256];

    public Func<int, int, int, uint> OnRead { get; set; }

    public Action<int, int, int, uint> OnWrite { get; set; }

    public Func<bool>? Settled { get; set; }

    public List<string> Log { get; } = [];

    public bool Has24Lines { get; init; }

    public DmaAdapter Adapter => Dma;

    public Oscillator Time => Oscillator;

    protected override bool Is24BitDma => Has24Lines;

    protected override bool IsSettled => Settled?.Invoke() ?? base.IsSettled;

    public DeviceTimer Timer(string name, Action onDue) => CreateTimer(name, onDue);

    public void Inside(Action change) => Synchronize(change);

    public void Raise() => AssertInterrupt();

    public void Drop() => DeassertInterrupt();

    public void Beside(Action work, Action done) => RunBeside(work, TimeSpan.FromMilliseconds(1), done);

    protected internal override uint ReadRegister(int range, int offset, int width) => OnRead(range, offset, width);

    protected internal override void WriteRegister(int range, int offset, int width, uint value) => OnWrite(range, offset, width, value);

    protected override void OnReset() => Log.Add("reset");

    protected override void OnRemoved() => Log.Add("removed");
}
