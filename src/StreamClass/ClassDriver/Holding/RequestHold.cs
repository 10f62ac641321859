using System.Diagnostics;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Holding;

/// <summary>Keeps requests from the minidriver while its device takes no work, and lets them go in their order afterwards.</summary>
/// <remarks>
/// With class synchronization on they stay in their queues, which deliver only what passes. With it off there are no queues,
/// so they wait in a list here. What the minidriver has already stays with it.
/// </remarks>
[DebuggerDisplay("{Reasons} held={HeldCount}")]
internal sealed class RequestHold(ClassDevice device)
{
    private readonly Queue<StreamRequest> _held = [];

    // Those with a request of the device who are inside the minidriver without the lock.
    private EntryGate _receiving = new();
    private BusyWord _busy;
    private int _reasons;

    public HoldReasons Reasons => (HoldReasons)Volatile.Read(ref _reasons);

    public bool IsHolding => Volatile.Read(ref _reasons) != 0;

    /// <summary>How many wait without a queue.</summary>
    public int HeldCount => _held.Count;

    public void Begin(HoldReasons reason)
    {
        if (!device.IsSynchronized)
        {
            // A full fence: whoever has not seen it is counted already when somebody drains.
            _busy.Enter(device.Drive);
            Interlocked.Or(ref _reasons, (int)reason);
            _busy.Leave();
            return;
        }

        using var turn = new LockTurn(device.Lock, Processor.Current);
        if (turn.IsHeld)
        {
            Interlocked.Or(ref _reasons, (int)reason);
            device.Lock.Deliverable.IsHeld = true;
        }
    }

    public void End(HoldReasons reason)
    {
        if (!device.IsSynchronized)
        {
            Drain(reason);
            return;
        }

        using var turn = new LockTurn(device.Lock, Processor.Current);
        if (turn.IsHeld && ((HoldReasons)Interlocked.And(ref _reasons, ~(int)reason) & ~reason) == HoldReasons.None)
        {
            device.Lock.Deliverable.IsHeld = false;
            foreach (var queue in device.Queues)
            {
                queue.ListIfDeliverable();
            }
        }
    }

    /// <summary>What ends when every routine has returned that was given a request before <see cref="Begin"/>; without queues only.</summary>
    public IEnumerable<TaskCompletionSource?> Drain()
    {
        if (device.IsSynchronized)
        {
            yield break;
        }

        foreach (var queue in device.Queues)
        {
            if (queue is { Kind: RequestQueueKind.Data, Stream: { } stream })
            {
                yield return stream.Drain();
            }
        }

        yield return _receiving.Drain();
    }

    /// <summary>Hands a request of the device to the minidriver, unless it has to wait.</summary>
    public void Enter(StreamRequest request, bool isResumed)
    {
        if (request.PassesHold())
        {
            device.Dispatcher.Deliver(request);
            return;
        }

        _receiving.TryEnter();
        if (isResumed || !TryKeep(request))
        {
            device.Dispatcher.Deliver(request);
        }

        _receiving.Leave();
    }

    /// <summary>Keeps a request that has no queue. False when it may go on.</summary>
    public bool TryKeep(StreamRequest request)
    {
        if (!IsHolding || request.PassesHold())
        {
            return false;
        }

        _busy.Enter(device.Drive);
        var keeps = IsHolding;
        if (keeps)
        {
            // As in the inbox of a lock: it may be finished while it waits here.
            request.AddReference();
            request.TrySend();
            _held.Enqueue(request);
        }

        _busy.Leave();
        return keeps;
    }

    private void Drain(HoldReasons reason)
    {
        for (; ; )
        {
            _busy.Enter(device.Drive);
            var goesOn = (Reasons & ~reason) == HoldReasons.None;
            StreamRequest? request = null;
            if (!goesOn || !_held.TryDequeue(out request))
            {
                // Only now: whoever comes meanwhile waits behind those that waited before.
                _reasons &= ~(int)reason;
            }

            _busy.Leave();
            if (request is null)
            {
                return;
            }

            device.Dispatcher.Resume(request);
            request.Release();
        }
    }
}
