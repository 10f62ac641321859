using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The routines of a minidriver as the class driver calls them for one device.</summary>
/// <remarks>A routine that throws fails its device and nothing else; this is the one place where that is caught, but for a write under a
/// reservation (<see cref="ShortWay.TryWrite"/>). Design section 7.</remarks>
internal sealed class MinidriverRoutines(ClassDevice device)
{
    /// <summary>What an interrupt service routine answers, for those who watch.</summary>
    private const string Claimed = "claimed";
    private const string NotMine = "not mine";

    private readonly IStrMiniDriver _minidriver = device.Registration.MiniDriver;
    private readonly HwReceivePacketRoutine _receiveDevicePacket = device.Registration.MiniDriver.ReceiveDevicePacket;
    private readonly HwReceivePacketRoutine _receiveDataPacket = device.Registration.MiniDriver.ReceiveStreamDataPacket;
    private readonly HwReceivePacketRoutine _receiveControlPacket = device.Registration.MiniDriver.ReceiveStreamControlPacket;
    private readonly HwReceivePacketRoutine _cancelPacket = device.Registration.MiniDriver.CancelPacket;
    private readonly HwReceivePacketRoutine _requestTimeout = device.Registration.MiniDriver.RequestTimeout;

    public void Receive(StreamRequest request, Processor processor)
    {
        var stream = request.Stream?.Object;
        switch (request.Queue.Kind)
        {
            case RequestQueueKind.Device:
                Call(RoutineKind.Receive, nameof(IStrMiniDriver.ReceiveDevicePacket), request, processor, _receiveDevicePacket);
                break;
            case RequestQueueKind.Data when stream!.ReceiveDataPacket is { } routine:
                Call(RoutineKind.Receive, nameof(HwStreamObject.ReceiveDataPacket), request, processor, routine);
                break;
            case RequestQueueKind.Data:
                Call(RoutineKind.Receive, nameof(IStrMiniDriver.ReceiveStreamDataPacket), request, processor, _receiveDataPacket);
                break;
            case RequestQueueKind.Control when stream!.ReceiveControlPacket is { } routine:
                Call(RoutineKind.Receive, nameof(HwStreamObject.ReceiveControlPacket), request, processor, routine);
                break;
            default:
                Call(RoutineKind.Receive, nameof(IStrMiniDriver.ReceiveStreamControlPacket), request, processor, _receiveControlPacket);
                break;
        }
    }

    /// <summary>A read or write that is expected back before the routine returns. The lock is held.</summary>
    public void Pass(StreamRequest request, ClassStream stream, Processor processor)
    {
        if (device.Drive.IsSimulated || device.Observer is not null)
        {
            Receive(request, processor);
            return;
        }

        var call = UnwatchedCall.Begin(device, processor, DataRoutineOf(stream.Object));
        try
        {
            (stream.Object.ReceiveDataPacket ?? _receiveDataPacket)(request.Srb);
        }
        catch (Exception exception)
        {
            device.Fail(exception, DataRoutineOf(stream.Object));
        }

        call.End();
    }

    /// <summary>The name of the routine that reads and writes of a stream go to.</summary>
    public static string DataRoutineOf(HwStreamObject stream) =>
        stream.ReceiveDataPacket is null ? nameof(IStrMiniDriver.ReceiveStreamDataPacket) : nameof(HwStreamObject.ReceiveDataPacket);

    public void CancelPacket(StreamRequest request) =>
        Call(RoutineKind.Cancel, nameof(IStrMiniDriver.CancelPacket), request, Processor.Current, _cancelPacket);

    public void RequestTimeout(StreamRequest request) =>
        Call(RoutineKind.Timeout, nameof(IStrMiniDriver.RequestTimeout), request, Processor.Current, _requestTimeout);

    /// <summary>The interrupt service routine. One that throws has not claimed the interrupt (reference 12.6).</summary>
    public bool Interrupt()
    {
        // On a shared line it is asked for the interrupts of others; its own, if it comes, is one that nobody claims.
        if (device.Code.IsPagedOut)
        {
            return false;
        }

        object answer = NotMine;
        var call = MinidriverCall.Begin(device, RoutineKind.Interrupt, nameof(IStrMiniDriver.Interrupt));
        try
        {
            var claimed = _minidriver.Interrupt(device.Extension);
            answer = claimed ? Claimed : NotMine;
            return claimed;
        }
        catch (Exception exception)
        {
            answer = exception;
            device.Fail(exception, nameof(IStrMiniDriver.Interrupt));
            return false;
        }
        finally
        {
            call.End(answer);
        }
    }

    /// <summary>A routine of High priority. The lock is held.</summary>
    /// <remarks>As <see cref="Callback"/>, with less around it where nobody watches: it is what completes many a request.</remarks>
    public void High_NeedsLock(string name, HwCallbackRoutine routine, object? context, ClassStream? stream)
    {
        if (device.Drive.IsSimulated || device.Observer is not null || device.Failure is not null || device.Code.IsPagedOut)
        {
            Callback(RoutineKind.Priority, name, static call => call.routine(call.context), (routine, context), stream);
            return;
        }

        var processor = Processor.Current;
        var irql = processor.Irql;
        var call = UnwatchedCall.Begin(device, processor, name);
        try
        {
            routine(context);
        }
        catch (Exception exception)
        {
            device.Fail(exception, name);
        }

        call.End();
        processor.Irql = irql;
    }

    /// <summary>A timer, priority or clock-query routine.</summary>
    public void Callback<TContext>(
        RoutineKind kind, string name, Action<TContext> routine, TContext context, ClassStream? stream = null)
    {
        if (device.Failure is not null)
        {
            return;
        }

        if (device.Code.IsPagedOut)
        {
            _ = device.Drive.BugCheck(
                BugCheckCode.DriverVerifierDetectedViolation,
                $"The {name} of {device.Name} is due while its driver is paged out; cancel callbacks before PAGING_OUT_DRIVER succeeds.");
            return;
        }

        Exception? thrown = null;
        var call = MinidriverCall.Begin(device, kind, name, stream);
        try
        {
            routine(context);
        }
        catch (Exception exception)
        {
            thrown = exception;
            device.Fail(exception, name);
        }
        finally
        {
            call.End(thrown);
        }
    }

    /// <summary>The event routine of a stream or of the device.</summary>
    /// <returns>What it answered; DRIVER_INTERNAL_ERROR when the device has failed, perhaps just now.</returns>
    public NtStatus Event(HwEventRoutine routine, HwEventDescriptor descriptor)
    {
        if (device.Failure is not null)
        {
            return NtStatus.DriverInternalError;
        }

        object? answer = null;
        var call = MinidriverCall.Begin(device, RoutineKind.Other, "StrMiniEvent", descriptor.StreamObject?.Owner as ClassStream);
        try
        {
            var status = routine(descriptor);
            answer = status;
            return status;
        }
        catch (Exception exception)
        {
            answer = exception;
            device.Fail(exception, "StrMiniEvent");
            return NtStatus.DriverInternalError;
        }
        finally
        {
            call.End(answer);

            // The data is the client's; what the minidriver needs of it is in the entry's extra bytes by now.
            descriptor.EventData = default;
        }
    }

    private void Call(RoutineKind kind, string name, StreamRequest request, Processor processor, HwReceivePacketRoutine routine)
    {
        Exception? thrown = null;
        var call = MinidriverCall.Begin(device, processor, kind, name, request);
        try
        {
            routine(request.Srb);
        }
        catch (Exception exception)
        {
            thrown = exception;
            device.Fail(exception, name);
        }
        finally
        {
            call.End(thrown);
        }
    }
}
