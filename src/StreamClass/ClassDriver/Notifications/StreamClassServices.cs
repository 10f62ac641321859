using Microsoft.Extensions.Logging;
using StreamClass.ClassDriver.Clocks;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Notifications;

/// <summary>The services of the class driver as the minidriver of one device calls them.</summary>
internal sealed partial class StreamClassServices(ClassDevice device, ILogger logger) : IStreamClass
{
    public KernelServices Kernel => device.Kernel;

    public void DeviceNotification(DeviceNotificationType type, HwDeviceExtension target, HwStreamRequestBlock? srb = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        Enter(type);
        device.Observer?.ServiceCalled(device, nameof(DeviceNotification), null, RequestOf(srb), type);
        RequireOwn(target);
        switch (type)
        {
            case DeviceNotificationType.ReadyForNextDeviceRequest:
                device.Dispatcher.MarkReady(device.Queue);
                break;
            case DeviceNotificationType.DeviceRequestComplete:
                device.Door.Complete(Required(srb), markReady: false);
                break;
            default:
                throw Unknown(nameof(DeviceNotification), (int)type);
        }
    }

    public void StreamNotification(StreamNotificationType type, HwStreamObject stream, HwStreamRequestBlock? srb = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Enter(type);
        device.Observer?.ServiceCalled(device, nameof(StreamNotification), StreamOf(stream), RequestOf(srb), type);
        switch (type)
        {
            case StreamNotificationType.ReadyForNextStreamDataRequest:
                device.Dispatcher.MarkReady(OwnerOf(stream).Data);
                break;
            case StreamNotificationType.ReadyForNextStreamControlRequest:
                device.Dispatcher.MarkReady(OwnerOf(stream).Control);
                break;
            case StreamNotificationType.HardwareStarved:
                OwnerOf(stream).CountStarved();
                ClassDriverLog.HardwareStarved(logger, device.Name, stream.StreamNumber);
                break;
            case StreamNotificationType.StreamRequestComplete:
                device.Door.Complete(Required(srb), markReady: false);
                break;
            default:
                throw Unknown(nameof(StreamNotification), (int)type);
        }
    }

    public void CompleteRequestAndMarkQueueReady(HwStreamRequestBlock srb)
    {
        ArgumentNullException.ThrowIfNull(srb);
        if (srb.Status == NtStatus.Success && RequestOf(srb) is { } request && request.Device == device && request.TryComeBackHere())
        {
            return;
        }

        Enter(srb.Command);
        device.Observer?.ServiceCalled(device, nameof(CompleteRequestAndMarkQueueReady), null, RequestOf(srb), null);
        RequireOwn(srb.HwDeviceExtension);
        device.Door.Complete(srb, markReady: true);
    }

    public void ScheduleTimer(HwStreamObject? stream, uint microseconds, HwCallbackRoutine? routine, object? context)
    {
        Enter("ScheduleTimer");
        device.Observer?.ServiceCalled(device, nameof(ScheduleTimer), StreamOf(stream), null, TimeSpan.FromMicroseconds(routine is null ? 0 : microseconds));
        SlotsOf(stream).Timer.Schedule(microseconds, routine, context);
    }

    public void CallAtNewPriority(HwStreamObject? stream, StreamPriority priority, HwCallbackRoutine routine, object? context)
    {
        ArgumentNullException.ThrowIfNull(routine);
        Enter(priority);
        device.Observer?.ServiceCalled(device, nameof(CallAtNewPriority), StreamOf(stream), null, priority);
        SlotsOf(stream).Priority.Queue(priority, routine, context);
    }

    public void AbortOutstandingRequests(HwStreamObject? stream, NtStatus status)
    {
        Enter("AbortOutstandingRequests");
        device.Observer?.ServiceCalled(device, nameof(AbortOutstandingRequests), StreamOf(stream), null, status);
        device.Door.Abort(stream is null ? null : OwnerOf(stream), status);
    }

    public KernelBuffer GetDmaBuffer() => device.Memory.DmaBuffer;

    public ulong GetPhysicalAddress(HwStreamRequestBlock? srb, KernelAddress address, StreamBufferType type, out uint length)
    {
        RequireOwn(srb?.HwDeviceExtension);
        device.Observer?.ServiceCalled(device, nameof(GetPhysicalAddress), null, RequestOf(srb), type);
        switch (type)
        {
            case StreamBufferType.DmaBuffer:
                return device.Memory.TranslateDmaBuffer(address, out length);
            case StreamBufferType.SrbDataBuffer when srb is not null:
                return ((StreamRequest)srb.Owner).Buffers.Translate(address, device.Memory, out length);
            case StreamBufferType.PerRequestExtension when srb is not null:
                return ((StreamRequest)srb.Owner).Extension.Translate(address, out length);
            default:
                length = 0;
                return 0;
        }
    }

    public void QueryMasterClock(HwStreamObject stream, MasterClockHandle handle, TimeFunction function, HwQueryClockRoutine routine)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(routine);
        Enter("QueryMasterClock");
        device.Observer?.ServiceCalled(device, nameof(QueryMasterClock), StreamOf(stream), null, function);
        OwnerOf(stream).ClockQuery.Start((MasterClock)handle, function, routine);
    }

    public void QueryMasterClockSync(MasterClockHandle handle, HwTimeContext context)
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(context);
        Enter("QueryMasterClockSync");
        device.Observer?.ServiceCalled(device, nameof(QueryMasterClockSync), null, null, context.Function);
        var clock = (MasterClock)handle;
        var processor = Processor.Current;
        if (device.Lock.IsHeldBy(processor) && clock.Stream.Device != device)
        {
            throw device.Drive.BugCheck(
                BugCheckCode.IrqlNotLessOrEqual,
                $"QueryMasterClockSync waits for {clock.Stream.Device.Name} while it holds the lock of {device.Name}; use QueryMasterClock.");
        }

        if (!clock.Stream.Device.Lock.IsHeldBy(processor))
        {
            processor.RequireAtMost(device.Drive, Irql.Dispatch, "QueryMasterClockSync");
        }

        clock.Ask(context);
    }

    public void DebugPrint(StreamDebugLevel level, string message)
    {
        device.Observer?.ServiceCalled(device, nameof(DebugPrint), null, null, message);
        if (level > device.StreamDebug)
        {
            return;
        }

        ClassDriverLog.DebugPrint(
            logger,
            level switch
            {
                StreamDebugLevel.Fatal => LogLevel.Critical,
                StreamDebugLevel.Error => LogLevel.Error,
                StreamDebugLevel.Warning => LogLevel.Warning,
                StreamDebugLevel.Info => LogLevel.Information,
                StreamDebugLevel.Trace => LogLevel.Debug,
                _ => LogLevel.Trace,
            },
            device.Name,
            message);
    }

    private HwStreamRequestBlock Required(HwStreamRequestBlock? srb)
    {
        RequireOwn(srb?.HwDeviceExtension);
        return srb ?? throw new ArgumentNullException(nameof(srb), "A completion names the SRB that is complete.");
    }

    private ClassStream OwnerOf(HwStreamObject stream)
    {
        RequireOwn(stream.HwDeviceExtension);
        return (ClassStream)stream.Owner;
    }

    private static StreamRequest? RequestOf(HwStreamRequestBlock? srb) => (StreamRequest?)srb?.Owner;

    private static ClassStream? StreamOf(HwStreamObject? stream) => (ClassStream?)stream?.Owner;

    /// <summary>Makes sure that what a service is given belongs to the device whose service it is.</summary>
    private void RequireOwn(HwDeviceExtension? owner)
    {
        if (owner is not null && owner != device.Extension)
        {
            throw Foreign();
        }
    }

    private CallbackSlots SlotsOf(HwStreamObject? stream) => stream is null ? device.Callbacks : OwnerOf(stream).Callbacks;

    private void Enter<T>(T subject)
    {
        if (device.Drive.IsSimulated)
        {
            device.Drive.Preempt(PreemptionPoint.ServiceCall, subject);
        }
    }

    private BugCheckException Foreign() => device.Drive.BugCheck(
        BugCheckCode.DriverVerifierDetectedViolation, $"A service of {device.Name} was called for an SRB, a stream or a device that is not its own.");

    private BugCheckException Unknown(string service, int type) => device.Drive.BugCheck(
        BugCheckCode.DriverVerifierDetectedViolation, $"{service} was called with type {type}, which does not exist.", (ulong)type);
}
