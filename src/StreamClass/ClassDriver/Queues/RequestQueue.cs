using System.Diagnostics;
using StreamClass.ClassDriver.Holding;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Queues;

/// <summary>Requests that wait until the minidriver is ready for the next one of their kind.</summary>
/// <remarks>
/// Delivery makes the queue not ready; only the minidriver, or an abort, makes it ready again. Everything but the constructor
/// needs the lock of the device. Reference 6.
/// </remarks>
[DebuggerDisplay("{Kind} ready={IsReady} count={Count}")]
internal sealed class RequestQueue(RequestQueueKind kind, DeliverableQueues deliverable, ClassStream? stream)
{
    private StreamRequest? _first;
    private StreamRequest? _last;
    private StreamRequest? _delivered;
    private bool _isHeld;
    private bool _isReported;

    public RequestQueueKind Kind => kind;

    public ClassStream? Stream => stream;

    /// <summary>What SRBs of this queue are flagged with.</summary>
    public SrbFlags Flags => kind switch
    {
        RequestQueueKind.Data => SrbFlags.StreamRequest | SrbFlags.DataTransfer,
        RequestQueueKind.Control => SrbFlags.StreamRequest,
        _ => SrbFlags.None,
    };

    public bool IsReady { get; private set; } = true;

    /// <summary>Whether nothing is delivered, ready or not, until the client has read the new format of the stream.</summary>
    public bool IsHeld
    {
        get => Volatile.Read(ref _isHeld);
        set => Volatile.Write(ref _isHeld, value);
    }

    public int Count { get; private set; }

    /// <summary>The next queue that can deliver; belongs to <see cref="DeliverableQueues"/>.</summary>
    public RequestQueue? NextDeliverable { get; set; }

    /// <summary>Whether the queue is among those that can deliver; belongs to <see cref="DeliverableQueues"/>.</summary>
    public bool IsListed { get; set; }

    private bool CanDeliver => IsReady && !IsHeld;

    /// <summary>Takes a request in.</summary>
    public void Accept(StreamRequest request)
    {
        if (!request.TryQueue())
        {
            // Finished before it got here, because the device was abandoned.
            return;
        }

        request.QueuePrevious = _last;
        if (_last is null)
        {
            _first = request;
        }
        else
        {
            _last.QueueNext = request;
        }

        _last = request;
        Count++;
        ListIfDeliverable();
    }

    /// <summary>The minidriver is ready. Saying so twice is the same as saying so once.</summary>
    public void MarkReady()
    {
        IsReady = true;
        _isReported = false;
        ListIfDeliverable();
    }

    /// <summary>Whether nobody can be expected to make the queue ready: it is not, and the minidriver has no request of it.</summary>
    /// <remarks>True once, until the queue is ready again.</remarks>
    public bool TryReportNeverReady(RequestPool requests)
    {
        if (IsReady || _isReported)
        {
            return false;
        }

        _isReported = true;

        // What was delivered last is mostly what it has; only otherwise is it worth asking every request of the device.
        var isWorkedOn = _delivered is { State: RequestState.WithMinidriver } last && last.Queue == this;
        if (isWorkedOn)
        {
            return false;
        }

        foreach (var held in requests.Held())
        {
            isWorkedOn |= held.Queue == this;
            held.Release();
        }

        return !isWorkedOn;
    }

    /// <summary>What was held may be delivered.</summary>
    public void Release()
    {
        IsHeld = false;
        ListIfDeliverable();
    }

    /// <summary>Takes the head for delivery, which makes the queue not ready.</summary>
    public StreamRequest? TakeHead()
    {
        if (!CanDeliver || (deliverable.IsHeld ? FirstThatPasses() : _first) is not { } request)
        {
            return null;
        }

        MakeNotReady();
        NoteDelivered(request);
        Remove(request);
        return request;
    }

    /// <summary>Takes the place of the head for a request that was never in the queue. False when it has to wait.</summary>
    public bool TryPass()
    {
        if (!CanDeliver || _first is not null || deliverable.IsHeld)
        {
            return false;
        }

        MakeNotReady();
        return true;
    }

    /// <summary>The same under a reservation, when it is known that the queue is empty and nothing is held. False when it is not ready.</summary>
    public bool TryBeginPass()
    {
        var wasReady = IsReady;
        IsReady = false;
        return wasReady;
    }

    /// <summary>What <see cref="TryBeginPass"/> began is over, and nothing came meanwhile.</summary>
    public void EndPass() => IsReady = true;

    /// <summary>Notes what was delivered last, and stays with the minidriver.</summary>
    public void NoteDelivered(StreamRequest request)
    {
        // Mostly the one of the last time: a reference that is written costs a barrier.
        if (!ReferenceEquals(_delivered, request))
        {
            _delivered = request;
        }
    }

    /// <summary>Takes a request out, wherever it stands.</summary>
    public void Remove(StreamRequest request)
    {
        if (request.QueuePrevious is { } previous)
        {
            previous.QueueNext = request.QueueNext;
        }
        else
        {
            _first = request.QueueNext;
        }

        if (request.QueueNext is { } next)
        {
            next.QueuePrevious = request.QueuePrevious;
        }
        else
        {
            _last = request.QueuePrevious;
        }

        request.QueueNext = null;
        request.QueuePrevious = null;
        Count--;
    }

    /// <summary>Has the queue deliver in its turn, if it can.</summary>
    public void ListIfDeliverable()
    {
        if (CanDeliver && _first is not null)
        {
            deliverable.Add(this);
        }
    }

    private void MakeNotReady() => IsReady = false;

    private StreamRequest? FirstThatPasses()
    {
        var request = _first;
        while (request is not null && !request.PassesHold())
        {
            request = request.QueueNext;
        }

        return request;
    }
}
