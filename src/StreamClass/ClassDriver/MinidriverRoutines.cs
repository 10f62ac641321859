using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The routines of a minidriver as the class driver calls them for one device.</summary>
/// <remarks>A routine that throws fails its device and nothing else; this is the one place where that is caught. Design section 7.</remarks>
internal sealed class MinidriverRoutines(ClassDevice device)
{
    /// <summary>What an interrupt service routine answers, for those who watch.</summary>
    private const string Claimed = "claimed";
    private const string NotMine = "not mine";

    private readonly IStrMiniDriver _minidriver = device.Registration.MiniDriver;

    /// <summary>Whether the code of the driver is paged out: nothing but requests may be called then.</summary>
    /// <remarks>A minidriver that agrees to it has cancelled its callbacks and disabled its interrupts (srb-paging-out-driver).</remarks>
    public bool ArePagedOut { get; set; }

    public void Receive(StreamRequest request)
    {
        var stream = request.Stream?.Object;
        switch (request.Queue.Kind)
        {
            case RequestQueueKind.Device:
                Call(RoutineKind.Receive, nameof(IStrMiniDriver.ReceiveDevicePacket), request, static (minidriver, srb) => minidriver.ReceiveDevicePacket(srb));
                break;
            case RequestQueueKind.Data when stream!.ReceiveDataPacket is { } routine:
                Call(nameof(HwStreamObject.ReceiveDataPacket), request, routine);
                break;
            case RequestQueueKind.Data:
                Call(
                    RoutineKind.Receive, nameof(IStrMiniDriver.ReceiveStreamDataPacket), request, static (minidriver, srb) => minidriver.ReceiveStreamDataPacket(srb));
                break;
            case RequestQueueKind.Control when stream!.ReceiveControlPacket is { } routine:
                Call(nameof(HwStreamObject.ReceiveControlPacket), request, routine);
                break;
            default:
                Call(
                    RoutineKind.Receive, nameof(IStrMiniDriver.ReceiveStreamControlPacket), request, static (minidriver, srb) => minidriver.ReceiveStreamControlPacket(srb));
                break;
        }
    }

    public void CancelPacket(StreamRequest request) =>
        Call(RoutineKind.Cancel, nameof(IStrMiniDriver.CancelPacket), request, static (minidriver, srb) => minidriver.CancelPacket(srb));

    public void RequestTimeout(StreamRequest request) =>
        Call(RoutineKind.Timeout, nameof(IStrMiniDriver.RequestTimeout), request, static (minidriver, srb) => minidriver.RequestTimeout(srb));

    /// <summary>The interrupt service routine. One that throws has not claimed the interrupt (reference 12.6).</summary>
    public bool Interrupt()
    {
        // On a shared line it is asked for the interrupts of others; its own, if it comes, is one that nobody claims.
        if (ArePagedOut)
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

    /// <summary>A timer, priority or clock-query routine.</summary>
    public void Callback<TContext>(
        RoutineKind kind, string name, Action<TContext> routine, TContext context, ClassStream? stream = null)
    {
        if (device.Failure is not null)
        {
            return;
        }

        if (ArePagedOut)
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

    private void Call(string name, StreamRequest request, HwReceivePacketRoutine routine)
    {
        Exception? thrown = null;
        var call = MinidriverCall.Begin(device, RoutineKind.Receive, name, request.Stream, request);
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

    private void Call(RoutineKind kind, string name, StreamRequest request, Action<IStrMiniDriver, HwStreamRequestBlock> routine)
    {
        Exception? thrown = null;
        var call = MinidriverCall.Begin(device, kind, name, request.Stream, request);
        try
        {
            routine(_minidriver, request.Srb);
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
