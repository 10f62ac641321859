using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Runs the due events of a board, on threads of the hardware, and says what time it is there.</summary>
/// <remarks>There is one for each time that a board is plugged in.</remarks>
internal abstract class OscillatorPump(VirtualDevice device) : DriveTimer($"oscillator of {device.Name}")
{
    /// <summary>How many events one call may run before it makes room for others on its thread.</summary>
    protected const int EventsInARow = 64;

    public sealed override bool IsHardware => true;

    public sealed override object? Owner => Device.Owner;

    protected VirtualDevice Device { get; } = device;

    protected DeviceTimerQueue Timers { get; } = device.Timers;

    public abstract long Now { get; }

    public virtual long ForcedAdvances => 0;

    /// <summary>Called under the serializer whenever it is about to be left: sees to it that the next event will run.</summary>
    /// <param name="isDelivering">Whether the caller is going to change the level of the interrupt line.</param>
    /// <returns>Whether the caller must call <see cref="Start"/> once it has left the serializer.</returns>
    public abstract bool Plan(bool isDelivering);

    public virtual void Start()
    {
    }
}
