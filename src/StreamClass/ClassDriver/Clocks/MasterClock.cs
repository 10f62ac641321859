using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Clocks;

/// <summary>A master clock: the clock function of the stream that it was created on.</summary>
internal sealed class MasterClock(ClassStream stream) : MasterClockHandle, IControlTarget
{
    private readonly long[] _last = new long[3];
    private bool _isClosed;

    public ClassStream Stream => stream;

    /// <summary>Whether CLOSE_MASTER_CLOCK has been sent; a closed clock answers with the last it said.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>What raw requests name the clock by; 0 until it is open.</summary>
    public ulong Handle { get; private set; }

    public ClassDevice Device => stream.Device;

    public RequestQueue ControlQueue => stream.Control;

    public HwExtension? InstanceExtension => stream.InstanceExtension;

    public IReadOnlyList<ClassPropertySet> ClassProperties => [];

    /// <summary>A minidriver declares nothing for clocks, but for their events, which are those of the stream.</summary>
    public IReadOnlyList<KsPropertySet> Properties => [];

    public IReadOnlyList<KsEventSet> Events => stream.Events;

    public IReadOnlyList<KsMethodSet> Methods => [];

    public KsTopology? Topology => null;

    /// <summary>The minidriver has taken the clock.</summary>
    public void Open() => Handle = Device.Drive.Handles.Open(this);

    public void Close()
    {
        Volatile.Write(ref _isClosed, true);
        Device.Drive.Handles.Close(Handle);
    }

    /// <summary>Calls the clock function under the lock of the master's device.</summary>
    /// <returns>
    /// NOT_SUPPORTED when the clock's flags deny the function; DRIVER_INTERNAL_ERROR when its device failed, perhaps just now. A
    /// closed clock answers with the last it said: who asks right after a change of clocks gets the old one (reference 10).
    /// </returns>
    public NtStatus Ask(HwTimeContext context)
    {
        var device = stream.Device;
        context.HwDeviceExtension = device.Extension;
        context.HwStreamObject = stream.Object;
        if (!Supports(context.Function) || ConformanceSwitch.IsOff("14.2 TIME_FUNCTION"))
        {
            return NtStatus.NotSupported;
        }

        if (IsClosed)
        {
            context.Time = Volatile.Read(ref _last[(int)context.Function]);
            return NtStatus.Success;
        }

        if (device.Failure is not null)
        {
            return NtStatus.DriverInternalError;
        }

        var processor = Processor.Current;
        if (device.Lock.IsHeldBy(processor) || !device.IsSynchronized)
        {
            Call(context);
        }
        else if (device.Lock.EnterUnlessAbandoned(processor, out var previous))
        {
            Call(context);
            device.Lock.Leave(processor, previous);
        }
        else
        {
            return NtStatus.DeviceRemoved;
        }

        return device.Failure is null ? NtStatus.Success : NtStatus.DriverInternalError;
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
        // The clock may have been closed while its lock was waited for.
        if (IsClosed)
        {
            context.Time = Volatile.Read(ref _last[(int)context.Function]);
            return;
        }

        context.SystemTime = stream.Device.Drive.Now;
        stream.Device.Routines.Callback(
            MinidriverRoutines.ClockRoutine, static context => context.HwStreamObject!.HwClockObject.HwClockFunction!(context), context);
        Volatile.Write(ref _last[(int)context.Function], context.Time);
    }
}
