namespace StreamClass.Hardware;

/// <summary>The time base of a board.</summary>
/// <remarks>Board time begins at zero when the board is plugged in and never goes back. Any IRQL, any thread.</remarks>
public sealed class Oscillator
{
    private OscillatorPump? _pump;

    internal Oscillator()
    {
    }

    /// <summary>The board's time, in units of 100 ns since it was plugged in.</summary>
    public long Now => Volatile.Read(ref _pump)?.Now ?? 0;

    /// <summary>How fast the board's time passes.</summary>
    public OscillatorSpeed Speed { get; private set; }

    /// <summary>How often time went on although the board was not settled, because nothing had happened for too long.</summary>
    public long ForcedAdvances => Volatile.Read(ref _pump)?.ForcedAdvances ?? 0;

    internal OscillatorPump Start(VirtualDevice device, DeviceBus bus)
    {
        // All time of a simulated machine is virtual: waiting costs nothing there.
        Speed = bus.Drive.IsSimulated ? OscillatorSpeed.RealTime : bus.Speed;
        OscillatorPump pump = Speed.IsMaximum
            ? new SteppedPump(device, bus.Drive, bus.StallLimit)
            : new ScaledPump(device, bus.Drive, Speed.Factor);
        Volatile.Write(ref _pump, pump);
        return pump;
    }
}
