using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The way of a read or write that finds its device idle: to the minidriver and back under one hold of the lock.</summary>
/// <remarks>
/// The minidriver sees what it always sees. What is saved is the traffic around it: the request never stands in a queue, its use begins
/// and ends with the lock held, so that one and the same request serves again without an atomic, and its client is not told but returned
/// to. A request that the minidriver keeps, or fails, goes on as any other. docs/performance.md has what each of these saves.
/// </remarks>
internal sealed class ShortWay
{
    /// <summary>
    /// After how many requests a client has to wait for once: an await that never waits never yields, and the clients on the other side of
    /// the thread pool would not get their turn.
    /// </summary>
    private const int RequestsInARow = 1024;

    private readonly ClassDevice _device;
    private readonly Dpc _yield;
    private FinishedRequests _yielding;
    private int _inARow;

    /// <summary>Belongs to the holder of the lock, who has its only reference unless somebody looks at what is outstanding.</summary>
    private StreamRequest? _spare;

    public ShortWay(ClassDevice device)
    {
        _device = device;
        _yield = new Dpc(device.Drive, static state => ((ShortWay)state!).FinishYielding(), this);
    }

    /// <summary>Sends a read or write.</summary>
    /// <param name="stream">Its stream.</param>
    /// <param name="command">What it is.</param>
    /// <param name="processor">What the caller runs on.</param>
    /// <param name="client">The headers and buffers of the client.</param>
    /// <param name="kept">The same, for a request that is not finished when this returns.</param>
    /// <param name="request">The request that was sent, to be awaited; null when it was finished, or has to be sent in the ordinary way.</param>
    /// <returns>Whether it has succeeded.</returns>
    public bool TrySend(
        ClassStream stream,
        SrbCommand command,
        Processor processor,
        Span<StreamBuffer> client,
        Memory<StreamBuffer> kept,
        out StreamRequest? request)
    {
        request = null;
        if (!stream.HasShortWay || !MayBegin(stream))
        {
            return false;
        }

        if (!_device.Lock.TryEnter(processor, out var previous) && !TryEnterSoon(processor, out previous))
        {
            return false;
        }

        if (!_device.Lock.TrySettle_NeedsLock() || !_device.TakesData(stream) || !stream.Data.TryPass())
        {
            _device.Lock.Leave(processor, previous);
            return false;
        }

        var passing = Take_NeedsLock(stream, command);
        passing.TakeBuffers(client);
        passing.Pass_NeedsLock();
        _device.Counters.CountDelivery_NeedsLock(command);
        _device.Routines.Pass(passing, stream, processor);

        // A minidriver that keeps it may finish it in a call that it has asked for. Then nothing has to be done for one that pends.
        _device.Lock.RunUntilBack_NeedsLock(passing);
        var isBack = passing.TakeBack_NeedsLock();
        if (isBack && !MustYield() && passing.TryEndPass_NeedsLock(client))
        {
            _device.Lock.LeaveIdle(processor, previous);
            return true;
        }

        request = passing;
        GoOn_NeedsLock(passing, kept, isBack);
        _device.Lock.Leave(processor, previous);
        _device.Dispatcher.EndIfLate(passing);
        return false;
    }

    /// <summary>The request goes on as any other; the reference that the spare had is its client's.</summary>
    private void GoOn_NeedsLock(StreamRequest passing, Memory<StreamBuffer> kept, bool isBack)
    {
        _spare = null;
        passing.Buffers.Keep(kept);
        _device.Dispatcher.Count(passing);
        if (isBack && _inARow == 0)
        {
            _yielding.Add(passing);
            _yield.HandOver();
        }
        else if (isBack)
        {
            _device.Lock.AddFinished_NeedsLock(passing);
        }
        else if (passing.State == RequestState.WithMinidriver)
        {
            passing.Queue.NoteDelivered(passing);
            _device.Timeouts.Start(passing);
        }
    }

    private bool MustYield()
    {
        if (++_inARow < RequestsInARow || _device.Drive.IsSimulated)
        {
            return false;
        }

        _inARow = 0;
        return true;
    }

    /// <summary>Tells those clients that had to wait, on a thread that had other work before.</summary>
    private void FinishYielding()
    {
        using var turn = new LockTurn(_device.Lock, Processor.Current);
        while (turn.IsHeld && _yielding.Take() is { } request)
        {
            _device.Lock.AddFinished_NeedsLock(request);
        }
    }

    private StreamRequest Take_NeedsLock(ClassStream stream, SrbCommand command)
    {
        var spare = _spare;
        if (spare is null || !spare.IsOnlyReference)
        {
            // Somebody still looks at what the spare was, and gives it back to the pool.
            spare?.Release();
            _spare = spare = _device.Requests.Rent();
            spare.Build(stream.Data, command);
            return spare;
        }

        spare.BuildAgain(stream.Data, command);
        return spare;
    }

    /// <summary>Looks for a moment whether the holder leaves: most calls are shorter than telling a client that waits.</summary>
    private bool TryEnterSoon(Processor processor, out Irql previous)
    {
        for (var turn = 0; _device.Drive.Pause(turn); turn++)
        {
            if (!_device.Lock.IsHeld && _device.Lock.TryEnter(processor, out previous))
            {
                return true;
            }
        }

        previous = processor.Irql;
        return false;
    }

    private bool MayBegin(ClassStream stream)
    {
        if (!_device.Drive.IsSimulated)
        {
            return true;
        }

        if (!_device.Requests.AreUsedAgain || _device.Drive.OffersFaults)
        {
            return false;
        }

        _device.Drive.Preempt(PreemptionPoint.ClientCall, stream);
        return true;
    }
}
