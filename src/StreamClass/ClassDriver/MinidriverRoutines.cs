using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The routines of a minidriver as the class driver calls them for one device.</summary>
/// <remarks>A routine that throws fails its device and nothing else; this is the one place where that is caught. Design section 7.</remarks>
internal sealed class MinidriverRoutines(ClassDevice device)
{
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
                Call(nameof(IStrMiniDriver.ReceiveDevicePacket), request.Srb, static (minidriver, srb) => minidriver.ReceiveDevicePacket(srb));
                break;
            case RequestQueueKind.Data when stream!.ReceiveDataPacket is { } routine:
                Call(nameof(HwStreamObject.ReceiveDataPacket), routine, request.Srb);
                break;
            case RequestQueueKind.Data:
                Call(nameof(IStrMiniDriver.ReceiveStreamDataPacket), request.Srb, static (minidriver, srb) => minidriver.ReceiveStreamDataPacket(srb));
                break;
            case RequestQueueKind.Control when stream!.ReceiveControlPacket is { } routine:
                Call(nameof(HwStreamObject.ReceiveControlPacket), routine, request.Srb);
                break;
            default:
                Call(nameof(IStrMiniDriver.ReceiveStreamControlPacket), request.Srb, static (minidriver, srb) => minidriver.ReceiveStreamControlPacket(srb));
                break;
        }
    }

    public void CancelPacket(StreamRequest request) =>
        Call(nameof(IStrMiniDriver.CancelPacket), request.Srb, static (minidriver, srb) => minidriver.CancelPacket(srb));

    public void RequestTimeout(StreamRequest request) =>
        Call(nameof(IStrMiniDriver.RequestTimeout), request.Srb, static (minidriver, srb) => minidriver.RequestTimeout(srb));

    /// <summary>The interrupt service routine. One that throws has not claimed the interrupt (reference 12.6).</summary>
    public bool Interrupt()
    {
        // On a shared line it is asked for the interrupts of others; its own, if it comes, is one that nobody claims.
        if (ArePagedOut)
        {
            return false;
        }

        var call = MinidriverCall.Begin(device, nameof(IStrMiniDriver.Interrupt));
        try
        {
            return _minidriver.Interrupt(device.Extension);
        }
        catch (Exception exception)
        {
            device.Fail(exception, nameof(IStrMiniDriver.Interrupt));
            return false;
        }
        finally
        {
            call.End();
        }
    }

    /// <summary>A timer, priority or clock-query routine.</summary>
    public void Callback<TContext>(string name, Action<TContext> routine, TContext context)
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

        var call = MinidriverCall.Begin(device, name);
        try
        {
            routine(context);
        }
        catch (Exception exception)
        {
            device.Fail(exception, name);
        }
        finally
        {
            call.End();
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

        var call = MinidriverCall.Begin(device, "StrMiniEvent");
        try
        {
            return routine(descriptor);
        }
        catch (Exception exception)
        {
            device.Fail(exception, "StrMiniEvent");
            return NtStatus.DriverInternalError;
        }
        finally
        {
            call.End();

            // The data is the client's; what the minidriver needs of it is in the entry's extra bytes by now.
            descriptor.EventData = default;
        }
    }

    private void Call(string name, HwReceivePacketRoutine routine, HwStreamRequestBlock srb)
    {
        var call = MinidriverCall.Begin(device, name);
        try
        {
            routine(srb);
        }
        catch (Exception exception)
        {
            device.Fail(exception, name);
        }
        finally
        {
            call.End();
        }
    }

    private void Call(string name, HwStreamRequestBlock srb, Action<IStrMiniDriver, HwStreamRequestBlock> routine)
    {
        var call = MinidriverCall.Begin(device, name);
        try
        {
            routine(_minidriver, srb);
        }
        catch (Exception exception)
        {
            device.Fail(exception, name);
        }
        finally
        {
            call.End();
        }
    }
}
