using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>Moves the requests of one device to the minidriver. They come back through the <see cref="CompletionDoor"/>.</summary>
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
        Count(request);
        if (device.Drive.IsSimulated)
        {
            // A request that is used again later is told by the name that it has now.
            device.Drive.Preempt(PreemptionPoint.ClientCall, device.Requests.AreUsedAgain ? request.Name : request);
            if (request.MayLackMemory && device.Drive.FaultAt(FaultPoint.Request, request) != FaultEffect.None)
            {
                device.Door.FinishUnseen(request, NtStatus.InsufficientResources);
                return;
            }
        }

        if (Prepare(request) is not NtStatus.Success and var refusal)
        {
            device.Door.FinishUnseen(request, refusal);
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

        EndIfLate(request);
    }

    /// <summary>Notes in which order requests were sent.</summary>
    public void Count(StreamRequest request) => request.Sequence = Interlocked.Increment(ref _sequence);

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
        Count(request);
        if (device.RefusalOf(request) is not NtStatus.Success and var refusal)
        {
            device.Door.FinishUnseen(request, refusal);
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

        EndIfLate(request);
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
        if (device.IsSurpriseRemoved && !request.IsClosing)
        {
            // It waited in its queue, which became ready when the minidriver gave back what it held.
            if (request.TryCompleteUnseen(NtStatus.DeviceRemoved))
            {
                device.Door.FinishNowOrAfterLock(request);
            }

            return false;
        }

        if (!request.TryDeliver())
        {
            if (request.TryCompleteUnseen(NtStatus.Cancelled))
            {
                device.Door.FinishNowOrAfterLock(request);
            }

            return false;
        }

        if (IsSynchronized)
        {
            device.Counters.CountDelivery_NeedsLock(request.Srb.Command);
        }
        else
        {
            device.Counters.CountDelivery(request.Srb.Command);
        }

        device.Routines.Receive(request, Processor.Current);
        if (request.State == RequestState.WithMinidriver)
        {
            device.Timeouts.Start(request);
        }

        return true;
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

        using var turn = new LockTurn(device.Lock, processor);
        if (turn.IsHeld)
        {
            queue.MarkReady();
        }
    }

    /// <summary>The client has cancelled a request.</summary>
    public void Cancel(StreamRequest request)
    {
        if (request.State == RequestState.Queued && IsSynchronized)
        {
            if (request.Queue.TryReportNeverReady(device.Requests))
            {
                device.NoteNeverReady(request);
            }

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
        else if (request.State == RequestState.Sent && !IsSynchronized)
        {
            // It waits for the client to read a new format.
            device.Door.FinishUnseen(request, NtStatus.Cancelled);
        }
    }

    /// <summary>The client has read the new format of a stream, or needs it no more: what waited for that goes on.</summary>
    public void ReleaseHeld(ClassStream stream)
    {
        if (!IsSynchronized)
        {
            foreach (var request in stream.Held.Release())
            {
                DeliverUnsynchronized(request);
                request.Release();
            }

            return;
        }

        if (!stream.Data.IsHeld)
        {
            return;
        }

        using var turn = new LockTurn(device.Lock, Processor.Current);
        if (turn.IsHeld)
        {
            stream.Data.Release();
        }
    }

    /// <summary>Delivers a request that was held without a queue.</summary>
    public void Resume(StreamRequest request)
    {
        var refusal = request.IsCancelRequested ? NtStatus.Cancelled : device.RefusalOf(request);
        if (refusal != NtStatus.Success)
        {
            device.Door.FinishUnseen(request, refusal);
            return;
        }

        DeliverUnsynchronized(request, isResumed: true);
        EndIfLate(request);
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
            && request.Timeout.TryReload(expired, device.Timeouts.OriginalOf(request), device.Timeouts.Tick))
        {
            device.Timeouts.Arm(request);
            device.NoteNeglectedTimeout(request);
        }
    }

    private NtStatus Prepare(StreamRequest request)
    {
        var refusal = device.RefusalOf(request);
        return refusal == NtStatus.Success && request.Queue.Kind == RequestQueueKind.Data && request.Stream!.MapsBuffers
            ? request.Buffers.Map(request, device.Memory, request.Srb.Command == SrbCommand.ReadData)
            : refusal;
    }

    /// <summary>The device or the stream may have gone while the request was under way.</summary>
    public void EndIfLate(StreamRequest request)
    {
        if (device.RefusalOf(request) is not NtStatus.Success and var late)
        {
            device.Door.EndLate(request, late);
        }
    }

    private void DeliverUnsynchronized(StreamRequest request, bool isResumed = false)
    {
        // A close waits for those who have entered, as it does natively, so that CLOSE_STREAM is the last that a stream sees.
        if (request.IsClosing)
        {
            Deliver(request);
        }
        else if (request.Stream is not { } stream)
        {
            device.Hold.Enter(request, isResumed);
        }
        else if (stream.TryEnter())
        {
            // A stop waits for those inside too: whoever gets past this look is among them.
            if ((isResumed || !device.Hold.TryKeep(request)) && (!request.Queue.IsHeld || !stream.Held.TryAdd(request)))
            {
                Deliver(request);
            }

            stream.Leave();
        }
        else
        {
            device.Door.FinishUnseen(request, NtStatus.Cancelled);
        }
    }
}
