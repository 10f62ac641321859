using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>Moves the requests of one device: to the minidriver, and back through the one door.</summary>
/// <remarks>
/// With class synchronization on, everything below the submission needs the lock. With it off there are no queues and no lock:
/// requests go straight to the minidriver, and who completes first is decided by the request's life alone. Reference 6, 7, 8.
/// </remarks>
internal sealed class RequestDispatcher(ClassDevice device)
{
    private long _sequence;

    private bool IsSynchronized => device.IsSynchronized;

    /// <summary>Sends a request. It may be finished when this returns.</summary>
    public void Submit(StreamRequest request)
    {
        request.Sequence = Interlocked.Increment(ref _sequence);
        if (device.Drive.IsSimulated)
        {
            device.Drive.Preempt(PreemptionPoint.ClientCall, request);
        }

        if (Prepare(request) is not NtStatus.Success and var refusal)
        {
            FinishUnseen(request, refusal);
            return;
        }

        if (!IsSynchronized)
        {
            DeliverUnsynchronized(request);
            return;
        }

        var processor = Processor.Current;
        if (device.Lock.TryEnter(processor, out var previous))
        {
            // The holder before may have left the lock with an earlier request of the same client still in the inbox.
            device.Lock.SortInbox_NeedsLock();
            request.Run();
            device.Lock.Leave(processor, previous);
        }
        else
        {
            device.Lock.Post(request);
        }

        if (device.RefusalOf(request) is not NtStatus.Success and var late)
        {
            if (late == NtStatus.Cancelled)
            {
                // The pin was closed meanwhile, perhaps too early to see this request: it goes the way of the others.
                request.Cancel.Request(request.Generation);
                return;
            }

            // The device failed or went away while the request was under way; whoever emptied the queues may have missed it.
            FinishOutstanding(late, static (request, late) => request == late, request);
        }
    }

    /// <summary>Sends a request that does not wait for its queue to be ready: SURPRISE_REMOVAL (reference 12.10).</summary>
    public void SubmitPastQueue(StreamRequest request)
    {
        request.Sequence = Interlocked.Increment(ref _sequence);
        if (device.RefusalOf(request) is not NtStatus.Success and var refusal)
        {
            FinishUnseen(request, refusal);
        }
        else if (IsSynchronized)
        {
            device.Lock.Post(new PastQueueWork(request));
        }
        else
        {
            DeliverUnsynchronized(request);
        }
    }

    /// <summary>Has urgent work done: under the lock, or at DISPATCH_LEVEL without one.</summary>
    public void Post(LockWork work)
    {
        if (IsSynchronized)
        {
            device.Lock.Post(work);
            return;
        }

        var processor = Processor.Current;
        var previous = processor.Irql;
        if (previous < Irql.Dispatch)
        {
            processor.Irql = Irql.Dispatch;
        }

        work.Run();
        processor.Lower(previous);
    }

    /// <summary>Hands a request to the minidriver.</summary>
    /// <returns>False when the minidriver does not get it, because it is finished or cancelled.</returns>
    public bool Deliver(StreamRequest request)
    {
        if (!request.TryDeliver())
        {
            if (request.TryCompleteUnseen(NtStatus.Cancelled))
            {
                FinishOwnedOrFree(request);
            }

            return false;
        }

        device.Counters.CountDelivery(request.Srb.Command);
        device.Routines.Receive(request);
        if (request.State == RequestState.WithMinidriver)
        {
            device.Timeouts.Start(request);
        }

        return true;
    }

    /// <summary>The minidriver completes a request.</summary>
    public void Complete(HwStreamRequestBlock srb, bool markReady)
    {
        var request = (StreamRequest)srb.Owner;
        if (srb.Status == NtStatus.Pending)
        {
            throw device.Drive.BugCheck(
                BugCheckCode.DriverVerifierDetectedViolation, $"{request} was completed with PENDING; set Status before completing it.");
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

        Finish(request, markReady);
    }

    /// <summary>The minidriver is ready for the next request of a queue.</summary>
    public void MarkReady(RequestQueue queue)
    {
        if (!IsSynchronized)
        {
            return;
        }

        var processor = Processor.Current;
        if (device.Lock.IsHeldBy(processor))
        {
            queue.MarkReady();
            return;
        }

        device.Lock.Enter(processor, out var previous);
        queue.MarkReady();
        device.Lock.Leave(processor, previous);
    }

    /// <summary>The client has cancelled a request.</summary>
    public void Cancel(StreamRequest request)
    {
        if (request.State == RequestState.Queued && IsSynchronized)
        {
            request.Queue.Remove(request);
            if (request.TryCompleteUnseen(NtStatus.Cancelled))
            {
                device.Lock.AddFinished_NeedsLock(request);
            }
        }
        else if (request.State == RequestState.WithMinidriver)
        {
            device.Routines.CancelPacket(request);
        }
    }

    /// <summary>The counter of a request has come to zero.</summary>
    public void Expire(StreamRequest request)
    {
        var expiry = request.Timeout.ExpiryTick;
        if (request.State != RequestState.WithMinidriver || expiry < 0 || expiry > device.Timeouts.Tick)
        {
            device.Timeouts.Arm(request);
            return;
        }

        request.Timeout.ClearWritten();
        device.Routines.RequestTimeout(request);
        if (request.State == RequestState.WithMinidriver && !request.Timeout.IsWritten)
        {
            request.Timeout.Load(request.Srb.TimeoutOriginal, device.Timeouts.Tick);
            device.Timeouts.Arm(request);
        }
    }

    /// <summary>Completes what the minidriver holds of a stream, or of all; their queues become ready.</summary>
    public void Abort(ClassStream? stream, NtStatus status)
    {
        var processor = Processor.Current;
        var owned = !IsSynchronized || device.Lock.IsHeldBy(processor);
        var previous = processor.Irql;
        if (!owned)
        {
            device.Lock.Enter(processor, out previous);
        }

        foreach (var (request, generation) in device.Requests.Held())
        {
            if ((stream is null || request.Stream == stream) && request.TryCompleteHeld(status, generation))
            {
                request.Srb.Status = status;
                FinishOwned(request, markReady: false);
            }
        }

        foreach (var queue in device.Queues)
        {
            if (IsSynchronized && (stream is null || queue.Stream == stream))
            {
                queue.MarkReady();
            }
        }

        if (!owned)
        {
            device.Lock.Leave(processor, previous);
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
            static (request, _) => request.State == RequestState.WithMinidriver || !request.Srb.Command.IsLifeCycle(),
            device);
        foreach (var queue in device.Queues)
        {
            MarkReady(queue);
        }
    }

    /// <summary>Completes what is outstanding of one stream without asking the minidriver.</summary>
    public void FinishOutstanding(ClassStream stream, NtStatus status) =>
        FinishOutstanding(status, static (request, stream) => request.Stream == stream, stream);

    private void FinishOutstanding<T>(NtStatus status, Func<StreamRequest, T, bool> wanted, T subject)
    {
        var processor = Processor.Current;
        var previous = processor.Irql;

        // A callback that does not return keeps the lock for ever. What is finished past it stays linked, and is never pooled again.
        var enter = IsSynchronized && !device.IsAbandoned && !device.Lock.IsHeldBy(processor);
        if (enter)
        {
            device.Lock.Enter(processor, out previous);
        }

        foreach (var (request, generation) in device.Requests.Outstanding())
        {
            if (!wanted(request, subject))
            {
                continue;
            }

            if (request.State == RequestState.Queued && IsSynchronized && !device.IsAbandoned)
            {
                request.Queue.Remove(request);
            }

            if (request.TryCompleteHeld(status, generation))
            {
                // The minidriver still knows this one.
                request.Retire();
                FinishOwnedOrFree(request);
            }
            else if (request.TryCompleteUnseen(status, generation))
            {
                FinishOwnedOrFree(request);
            }
        }

        if (enter)
        {
            device.Lock.Leave(processor, previous);
        }
    }

    private void FinishOwnedOrFree(StreamRequest request)
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

    private NtStatus Prepare(StreamRequest request)
    {
        var refusal = device.RefusalOf(request);
        return refusal == NtStatus.Success && request.Queue.Kind == RequestQueueKind.Data && request.Stream!.MapsBuffers
            ? request.Buffers.Map(request, device.Memory, request.Srb.Command == SrbCommand.ReadData)
            : refusal;
    }

    private void DeliverUnsynchronized(StreamRequest request)
    {
        // The reference keeps the request from being used again while this call still looks at it.
        request.AddReference();
        Deliver(request);
        request.Release();
    }

    private void FinishUnseen(StreamRequest request, NtStatus status)
    {
        if (request.TryCompleteUnseen(status))
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

        device.Lock.Enter(processor, out var previous);
        FinishOwned(request, markReady);
        device.Lock.Leave(processor, previous);
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
