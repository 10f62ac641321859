using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <content>What ends requests that nobody has completed: an abort, a failure, a close or a removal.</content>
internal sealed partial class CompletionDoor
{
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
        // Only its pin was closed, or flushed, or its device is removed in order: a minidriver that has it is asked for it, as for all the others.
        var isAskedFor = status is NtStatus.Cancelled or NtStatus.DeviceNotReady
            || (device.Refusal == NtStatus.Success && request.State == RequestState.WithMinidriver);
        if (isAskedFor)
        {
            request.Cancel.Request();
        }

        if (!isAskedFor || request.Stream is { IsGone: true })
        {
            FinishOutstanding(status, static (request, late) => request == late && !IsToldFirst(request), request);
        }
    }

    /// <summary>Whether the minidriver has a request and is about to hear that its hardware is gone: nobody takes the buffers from under it before.</summary>
    private static bool IsToldFirst(StreamRequest request) =>
        request.State == RequestState.WithMinidriver && request.Device.IsUnawareOfRemoval;

    private void AbortOwned(ClassStream? stream, NtStatus status)
    {
        foreach (var request in device.Requests.Held())
        {
            if ((stream is null || request.Stream == stream) && request.TryCompleteHeld(status))
            {
                request.Srb.Status = status;
                device.Observer?.RequestEnds(request, RequestEnding.Aborted);
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
                device.Observer?.RequestEnds(request, RequestEnding.TakenBack);
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
}
