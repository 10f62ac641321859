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

        var processor = Processor.Current;
        if (!IsSynchronized)
        {
            DeliverUnsynchronized(request);
        }
        else if (device.Lock.TryEnter(processor, out var previous))
        {
            // The holder before may have left the lock with an earlier request of the same client still in the inbox.
            device.Lock.SortInbox_NeedsLock();
            Accept(request);
            device.Lock.Leave(processor, previous);
        }
        else
        {
            // The inbox has a reference: the request may be finished and awaited before it is taken in.
            request.AddReference();
            request.TrySend();
            device.Lock.Post(request);
        }

        if (device.RefusalOf(request) is not NtStatus.Success and var late)
        {
            EndLate(request, late);
        }
    }

    /// <summary>Takes a request into its queue. The lock is held.</summary>
    public void Accept(StreamRequest request)
    {
        var refusal = request.IsCancelRequested ? NtStatus.Cancelled : device.RefusalOf(request);
        if (refusal == NtStatus.Success)
        {
            request.Queue.Accept(request);
        }
        else if (request.TryCompleteUnseen(refusal))
        {
            device.Lock.AddFinished_NeedsLock(request);
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
            request.AddReference();
            request.TrySend();
            device.Lock.Post(new PastQueueWork(request));
        }
        else
        {
            DeliverUnsynchronized(request);
        }

        if (device.RefusalOf(request) is not NtStatus.Success and var late)
        {
            EndLate(request, late);
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

        if (device.Lock.EnterUnlessAbandoned(processor, out var previous))
        {
            queue.MarkReady();
            device.Lock.Leave(processor, previous);
        }
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
        if (request.State != RequestState.WithMinidriver || !request.Timeout.TryExpire(device.Timeouts.Tick, out var expired))
        {
            device.Timeouts.Arm(request);
            return;
        }

        device.Routines.RequestTimeout(request);
        if (request.State == RequestState.WithMinidriver
            && request.Timeout.TryReload(expired, request.Srb.TimeoutOriginal, device.Timeouts.Tick))
        {
            device.Timeouts.Arm(request);
        }
    }

    /// <summary>Completes what the minidriver holds of a stream, or of all; their queues become ready.</summary>
    public void Abort(ClassStream? stream, NtStatus status)
    {
        var processor = Processor.Current;
        var owned = !IsSynchronized || device.Lock.IsHeldBy(processor);
        var previous = processor.Irql;
        if (!owned && !device.Lock.EnterUnlessAbandoned(processor, out previous))
        {
            return;
        }

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
            enter = device.Lock.EnterUnlessAbandoned(processor, out previous);
        }

        foreach (var request in device.Requests.Outstanding())
        {
            if (wanted(request, subject))
            {
                EndOutstanding(request, status, processor);
            }

            request.Release();
        }

        if (enter)
        {
            device.Lock.Leave(processor, previous);
        }
    }

    private void EndOutstanding(StreamRequest request, NtStatus status, Processor processor)
    {
        if (request.State == RequestState.Queued && IsSynchronized && device.Lock.IsHeldBy(processor))
        {
            request.Queue.Remove(request);
        }

        if (request.TryCompleteHeld(status))
        {
            // The minidriver still knows this one.
            request.Retire();
            FinishOwnedOrFree(request);
        }
        else if (request.TryCompleteUnseen(status))
        {
            FinishOwnedOrFree(request);
        }
    }

    /// <summary>The device or the stream went while the request was under way, and whoever emptied the queues may have missed it.</summary>
    private void EndLate(StreamRequest request, NtStatus status)
    {
        if (status == NtStatus.Cancelled)
        {
            // Only its pin was closed: a minidriver that has it is asked for it, as for all the others.
            request.Cancel.Request();
        }

        if (status != NtStatus.Cancelled || request.Stream!.IsGone)
        {
            FinishOutstanding(status, static (request, late) => request == late, request);
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
        // A close waits for those who have entered, as it does natively, so that CLOSE_STREAM is the last that a stream sees.
        if (request.Stream is not { } stream)
        {
            Deliver(request);
        }
        else if (stream.TryEnter())
        {
            Deliver(request);
            stream.Leave();
        }
        else
        {
            FinishUnseen(request, NtStatus.Cancelled);
        }
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

        if (!device.Lock.EnterUnlessAbandoned(processor, out var previous))
        {
            request.Finish();
            return;
        }

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
