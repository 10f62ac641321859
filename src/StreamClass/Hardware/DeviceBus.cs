using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>What the machine gives to every board that is plugged in.</summary>
internal sealed class DeviceBus(KernelDrive drive, PhysicalMemory memory)
{
    public KernelDrive Drive { get; } = drive;

    public PhysicalMemory Memory { get; } = memory;

    public BusAddresses Addresses { get; } = new(drive);

    /// <summary>How fast boards plugged in from now on run. A simulated machine runs them in its own time.</summary>
    public OscillatorSpeed Speed { get; init; } = OscillatorSpeed.RealTime;

    /// <summary>At <see cref="OscillatorSpeed.Maximum"/>: how long (100 ns) an unsettled board's time stands still at most.</summary>
    public long StallLimit { get; init; } = KernelDrive.Second / 20;

    public IHardwareObserver? Observer { get; init; }

    /// <summary>Who watches the boards, or null.</summary>
    public IBoardObserver? BoardObserver { get; init; }
}
