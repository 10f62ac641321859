using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Kernel.Live;

namespace StreamClass.Tests.Hardware;

/// <summary>A bus with one board and one interrupt line, without a driver.</summary>
internal sealed class Rig : IHardwareObserver, IAsyncDisposable
{
    public Rig(TimeProvider? time = null, OscillatorSpeed speed = default, bool has24Lines = false, uint frames = PhysicalMemory.DefaultScatteredFrames, KernelDrive? drive = null)
    {
        Drive = drive ?? new LiveDrive(time ?? TimeProvider.System);
        Memory = new PhysicalMemory(Drive, 42, frames);
        Bus = new DeviceBus(Drive, Memory) { Speed = speed, Observer = this, StallLimit = StallLimit };
        Line = new InterruptLine(Drive, "line 9", Irql.Device);
        Board = new TestBoard { Has24Lines = has24Lines };
    }

    /// <summary>Longer than any thread is kept from running on a busy machine.</summary>
    public const long StallLimit = 30 * KernelDrive.Second;

    public KernelDrive Drive { get; }

    public PhysicalMemory Memory { get; }

    public DeviceBus Bus { get; }

    public InterruptLine Line { get; }

    public TestBoard Board { get; }

    public List<Exception> Faults { get; } = [];

    public IoRange Registers => Board.AccessRanges[TestBoard.Registers].Io;

    public IoRange Ports => Board.AccessRanges[TestBoard.Ports].Io;

    public static Rig Attached(TimeProvider? time = null, OscillatorSpeed speed = default, bool has24Lines = false)
    {
        var rig = new Rig(time, speed, has24Lines);
        rig.Board.Attach(rig.Bus, rig.Line);
        return rig;
    }

    public MemoryMapping Map(Memory<byte> buffer, DmaDirection direction = DmaDirection.FromDevice, int alignment = 0, bool below16MiB = false)
    {
        Memory.Map(buffer, Board.Adapter, direction, below16MiB, alignment, out var mapping).Should().BeTrue();
        return mapping;
    }

    public void DeviceFaulted(VirtualDevice device, Exception fault) => Faults.Add(fault);

    public ValueTask DisposeAsync() => Drive.DisposeAsync();
}
