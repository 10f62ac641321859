using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The one door through which requests of a device come back to their clients.</summary>
/// <remarks>
/// Completion, abort, failure and removal all pass here. Who finishes a request is decided by its life, so exactly one of them
/// wins; the client is told after the lock has been released. Reference 3, 8, 12.10, 12.11.
/// </remarks>
internal sealed class CompletionDoor(ClassDevice device)
{
    private bool IsSynchronized => device.IsSynchronized;

    /// <summary>The minidriver completes a request.</summary>
    public void Complete(HwStreamRequestBlock srb, bool markReady)
    {
        var request = (StreamRequest)srb.Owner;
        if (srb.Status == NtStatus.Pending)
        {
            throw device.Drive.BugCheck(
                BugCheckCode.DriverVerifierDetectedViolation, $"{request} was completed with PENDING; set Status before completing it.");
        }

        var isFilledRead = srb.Command == SrbCommand.ReadData && srb.Status.IsSuccess() && request.State == RequestState.WithMinidriver;
        if (isFilledRead)
        {
            ReadCompletion.Require(request);
        }

        if (IsSynchronized)
        {
            // Before the request is finished: afterwards nobody else could tell its client.
            device.Lock.RequireNoOther(Processor.Current);
        }

        if (!request.TryCompleteHeld(srb.Status))
        {
            if (device.IsAlive)
            {
                throw device.Drive.BugCheck(
                    BugCheckCode.MultipleIrpCompleteRequests, $"{request} was completed while the minidriver did not hold it ({request.State}).");
            }

            return;
        }

        if (isFilledRead)
        {
            ReadCompletion.HoldAfterTypeChange(request);
        }
        else if (srb.Command == SrbCommand.CloseStream)
        {
            // From here on the stream does not exist for the minidriver.
            ((ClassStream)srb.StreamObject.Owner).StopCallbacks();
        }

        Finish(request, markReady);
    }

    /// <summary>Completes what the minidriver holds of a stream, or of all; their queues become ready.</summary>
    public void Abort(ClassStream? stream, NtStatus status)
    {
        if (!IsSynchronized)
        {
            AbortOwned(stream, status);
            return;
        }

        using var turn = new LockTurn(device.Lock, Processor.Current);
        if (turn.IsHeld)
        {
            AbortOwned(stream, status);
        }
    }

    private void AbortOwned(ClassStream? stream, NtStatus status)
    {
        foreach (var request in device.Requests.Held())
        {
            if ((stream is null || request.Stream == stream) && request.TryCompleteHeld(status))
            {
                request.Srb.Status = status;
                FinishOwned(request, markReady: false);
            }

            request.Release();
        }

        foreach (var queue in device.Queues)
        {
            if (IsSynchronized && (stream is null || queue.Stream == stream))
            {
                queue.MarkReady();
            }
        }
    }

    /// <summary>Completes whatever is outstanding without asking the minidriver: the device failed, or is gone.</summary>
    public void FinishOutstanding(NtStatus status) => FinishOutstanding(status, static (_, _) => true, device);

    /// <summary>The hardware is gone and the minidriver knows: only what closes something still reaches it.</summary>
    /// <remarks>Its queues are ready for that, whatever it held when it happened. Reference 5, 12.10.</remarks>
    public void FinishAfterSurpriseRemoval()
    {
        FinishOutstanding(
            NtStatus.DeviceRemoved,
            static (request, _) => request.State == RequestState.WithMinidriver || !request.IsClosing,
            device);
        foreach (var queue in device.Queues)
        {
            device.Dispatcher.MarkReady(queue);
        }
    }

    /// <summary>Asks the minidriver for everything that it holds and that is not closing: CancelPacket.</summary>
    public void AskBackHeld()
    {
        foreach (var request in device.Requests.Held())
        {
            if (!request.IsClosing)
            {
                request.Cancel.Request();
            }

            request.Release();
        }
    }

    /// <summary>Completes what the minidriver still holds although it has uninitialized the device.</summary>
    public void FinishHeld(NtStatus status) => FinishOutstanding(
        status, static (request, _) => request.State == RequestState.WithMinidriver && !request.IsClosing, device);

    /// <summary>Completes what waits for a device that does not come back.</summary>
    public void FinishWaiting() => FinishOutstanding(
        NtStatus.DeviceRemoved, static (request, _) => request.State != RequestState.WithMinidriver && !request.IsClosing, device);

    /// <summary>Takes back the opens of a filter's pins that the minidriver has not seen: the filter is being closed.</summary>
    public void CancelWaitingOpens(ClassFilter filter)
    {
        foreach (var request in device.Requests.Outstanding())
        {
            if (request.State != RequestState.WithMinidriver && request.Srb.Command == SrbCommand.OpenStream
                && request.Srb.StreamObjectOrNull is { Owner: ClassStream stream } && stream.Filter == filter)
            {
                request.Cancel.Request();
            }

            request.Release();
        }
    }

    /// <summary>Completes what is outstanding of one stream without asking the minidriver.</summary>
    public void FinishOutstanding(ClassStream stream, NtStatus status) =>
        FinishOutstanding(status, static (request, stream) => request.Stream == stream, stream);

    /// <summary>The device or the stream went while the request was under way, and whoever emptied the queues may have missed it.</summary>
    public void EndLate(StreamRequest request, NtStatus status)
    {
        // Only its pin was closed, or flushed: a minidriver that has it is asked for it, as for all the others.
        var isAskedFor = status is NtStatus.Cancelled or NtStatus.DeviceNotReady;
        if (isAskedFor)
        {
            request.Cancel.Request();
        }

        if (!isAskedFor || request.Stream!.IsGone)
        {
            FinishOutstanding(status, static (request, late) => request == late, request);
        }
    }

    /// <summary>Tells the client of a finished request: after the lock, when it is held here.</summary>
    public void FinishNowOrAfterLock(StreamRequest request)
    {
        if (IsSynchronized && device.Lock.IsHeldBy(Processor.Current))
        {
            device.Lock.AddFinished_NeedsLock(request);
        }
        else
        {
            request.Finish();
        }
    }

    /// <summary>Finishes a request that never got to the minidriver.</summary>
    public void FinishUnseen(StreamRequest request, NtStatus status)
    {
        if (request.TryCompleteUnseen(status))
        {
            request.Finish();
        }
    }

    private void FinishOutstanding<T>(NtStatus status, Func<StreamRequest, T, bool> wanted, T subject)
    {
        var processor = Processor.Current;

        // A callback that does not return keeps the lock for ever. What is finished past it stays linked, and is never pooled again.
        using var turn = IsSynchronized && !device.IsAbandoned ? new LockTurn(device.Lock, processor) : default;

        // What a holder has finished is told by the holder, unless it was given up.
        foreach (var request in device.IsAbandoned ? device.Requests.Untold() : device.Requests.Outstanding())
        {
            if (wanted(request, subject))
            {
                EndOutstanding(request, status, processor);
            }

            request.Release();
        }
    }

    private void EndOutstanding(StreamRequest request, NtStatus status, Processor processor)
    {
        if (request.State == RequestState.Queued && IsSynchronized && device.Lock.IsHeldBy(processor))
        {
            request.Queue.Remove(request);
        }

        // The holder that was given up may come back and move the request on between two of these.
        while (request.State is RequestState.Sent or RequestState.Queued or RequestState.WithMinidriver)
        {
            if (request.TryCompleteHeld(status))
            {
                // The minidriver still knows this one.
                request.Retire();
                FinishNowOrAfterLock(request);
            }
            else if (request.TryCompleteUnseen(status))
            {
                FinishNowOrAfterLock(request);
            }
        }

        if (device.IsAbandoned && request.State == RequestState.Completed)
        {
            request.Finish();
        }
    }

    private void Finish(StreamRequest request, bool markReady)
    {
        var processor = Processor.Current;
        if (!IsSynchronized || device.Lock.IsHeldBy(processor))
        {
            FinishOwned(request, markReady);
            return;
        }

        using var turn = new LockTurn(device.Lock, processor);
        if (turn.IsHeld)
        {
            FinishOwned(request, markReady);
        }
        else
        {
            request.Finish();
        }
    }

    private void FinishOwned(StreamRequest request, bool markReady)
    {
        if (!IsSynchronized)
        {
            request.Finish();
            return;
        }

        if (markReady)
        {
            request.Queue.MarkReady();
        }

        device.Lock.AddFinished_NeedsLock(request);
    }
}
