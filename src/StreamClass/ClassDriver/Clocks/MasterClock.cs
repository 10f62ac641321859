using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Clocks;

/// <summary>A master clock: the clock function of the stream that it was created on.</summary>
internal sealed class MasterClock(ClassStream stream) : MasterClockHandle
{
    private bool _isClosed;

    public ClassStream Stream => stream;

    /// <summary>Whether CLOSE_MASTER_CLOCK has been sent; a closed clock answers with the last it said.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed);

    public void Close() => Volatile.Write(ref _isClosed, true);

    /// <summary>Calls the clock function under the lock of the master's device.</summary>
    /// <returns>False when the clock is closed, or its flags deny the function.</returns>
    public bool Ask(HwTimeContext context)
    {
        var device = stream.Device;
        context.HwDeviceExtension = device.Extension;
        context.HwStreamObject = stream.Object;
        if (IsClosed || device.Failure is not null || !Supports(context.Function))
        {
            return false;
        }

        var processor = Processor.Current;
        if (device.Lock.IsHeldBy(processor))
        {
            Call(context);
            return true;
        }

        if (!device.IsSynchronized)
        {
            Call(context);
            return true;
        }

        if (!device.Lock.EnterUnlessAbandoned(processor, out var previous))
        {
            return false;
        }

        Call(context);
        device.Lock.Leave(processor, previous);
        return true;
    }

    public override string ToString() => $"{stream} clock";

    private bool Supports(TimeFunction function)
    {
        var clock = stream.Object.HwClockObject;
        var needed = function switch
        {
            TimeFunction.GetStreamTime => ClockSupportFlags.CanReturnStreamTime,
            TimeFunction.ReadOnboardClock => ClockSupportFlags.CanReadOnboardClock,
            _ => ClockSupportFlags.CanSetOnboardClock,
        };
        return clock.HwClockFunction is not null && (clock.ClockSupportFlags & needed) != 0;
    }

    private void Call(HwTimeContext context)
    {
        context.SystemTime = stream.Device.Drive.Now;
        stream.Device.Routines.Callback(
            "StrMiniClock", static context => context.HwStreamObject!.HwClockObject.HwClockFunction!(context), context);
    }
}
