using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The way of a stream's reads and writes that find their device idle: to the minidriver and back under one hold of the lock.</summary>
/// <remarks>
/// The minidriver sees what it always sees. What is saved is the traffic around it: the request never stands in a queue, its use begins
/// and ends with the lock held, so that one and the same request serves again without an atomic, and its client is not told but returned
/// to. A request that the minidriver keeps, or fails, goes on as any other. docs/performance.md has what each of these saves.
/// </remarks>
internal sealed partial class ShortWay
{
    /// <summary>
    /// After how many requests a client has to wait for once, when others wait for it: an await that never waits never yields, and they would
    /// not get their turn.
    /// </summary>
    private const int RequestsInARow = 1024;

    private readonly ClassStream _stream;
    private readonly ClassDevice _device;
    private readonly DeviceLock _lock;
    private readonly RequestQueue _queue;
    private readonly KernelDrive _drive;

    /// <summary>Belongs to the holder of the lock, who has its only reference unless somebody looks at what is outstanding.</summary>
    private StreamRequest? _spare;

    public ShortWay(ClassStream stream)
    {
        _stream = stream;
        _device = stream.Device;
        _lock = _device.Lock;
        _queue = stream.Data;
        _drive = _device.Drive;
        _object = stream.Object;
        _routine = _device.Registration.MiniDriver.ReceiveStreamDataPacket;
        _obstacles = (int)((_drive.IsSimulated || _device.Observer is not null ? WayObstacles.Watched : WayObstacles.None)
            | (stream.Information.DataFlow == KsPinDataFlow.In ? WayObstacles.None : WayObstacles.NotWritten)
            | (_device.IsSynchronized ? WayObstacles.None : WayObstacles.NotSynchronized));
    }

    /// <summary>Whether the stream has one: nothing is mapped for its reads and writes, and nothing lies beside their headers.</summary>
    private bool HasShortWay =>
        _device.IsSynchronized && (_object.IsPlain || (_object.HasPlainHeaders && !_stream.MapsBuffers));

    /// <summary>Sends a read or write.</summary>
    /// <param name="command">What it is.</param>
    /// <param name="processor">What the caller runs on, at PASSIVE_LEVEL.</param>
    /// <param name="client">The headers and buffers of the client.</param>
    /// <param name="kept">The same, for a request that is not finished when this returns.</param>
    /// <param name="request">The request that was sent, to be awaited; null when it was finished, or has to be sent in the ordinary way.</param>
    /// <returns>Whether it has succeeded.</returns>
    public bool TrySend(
        SrbCommand command, Processor processor, Span<StreamBuffer> client, Memory<StreamBuffer> kept, out StreamRequest? request)
    {
        request = null;
        if (!TryBegin(processor))
        {
            return false;
        }

        var passing = TakeSpare_NeedsLock();
        passing.Pass_NeedsLock(command, client);
        _device.Counters.CountDelivery_NeedsLock(command);
        _device.Routines.Pass(passing, _stream, processor);
        request = End_NeedsLock(processor, passing, client, kept);
        return request is null;
    }

    /// <summary>The stream is gone: what served its requests goes back to the pool.</summary>
    public void GiveBack()
    {
        if (_spare is null && _write.Request is null)
        {
            return;
        }

        using var turn = new LockTurn(_lock, Processor.Current);
        if (turn.IsHeld)
        {
            _spare?.Release();
            _spare = null;
            _write.Request?.Release();
            _write = default;
        }
    }

    private bool TryBegin(Processor processor)
    {
        if (!HasShortWay || (_drive.IsSimulated && !MayBegin()))
        {
            return false;
        }

        if (!_lock.TryEnterReservedWatched(processor) && !TryEnter(processor))
        {
            return false;
        }

        if (_device.TakesData(_stream) && _queue.TryPass())
        {
            return true;
        }

        _lock.Leave(processor, Irql.Passive);
        return false;
    }

    /// <summary>Ends what has come back, and has the rest go on as any other request.</summary>
    /// <returns>Null when it has succeeded.</returns>
    private StreamRequest? End_NeedsLock(Processor processor, StreamRequest passing, Span<StreamBuffer> client, Memory<StreamBuffer> kept)
    {
        // A minidriver that keeps it may finish it in a call that it has asked for. Then nothing has to be done for one that pends.
        _lock.RunUntilBack_NeedsLock(passing);
        var isBack = passing.TakeBack_NeedsLock();
        var isTurnOver = IsTurnOver(_lock.Stays + 1, out var yields);
        if (isBack && !yields && passing.TryEndPass_NeedsLock(client))
        {
            LeaveIdle(processor, isTurnOver);
            return null;
        }

        _spare = null;
        return GoOn_NeedsLock(processor, passing, isBack, kept);
    }

    private void LeaveIdle(Processor processor, bool isTurnOver)
    {
        if (isTurnOver)
        {
            _lock.EndTurn_NeedsLock(processor);
        }

        _lock.LeaveIdle(processor, Irql.Passive);
        if (isTurnOver)
        {
            _lock.CallNext();
        }
    }

    /// <summary>The request goes on as any other; the reference that the spare had is its client's.</summary>
    private StreamRequest GoOn_NeedsLock(Processor processor, StreamRequest request, bool isBack, Memory<StreamBuffer> kept)
    {
        request.Buffers.Keep(kept);
        _device.Dispatcher.Count(request);
        var yields = isBack && request.Result.IsSuccess();
        if (yields)
        {
            _lock.EndTurn_NeedsLock(processor);
        }
        else if (isBack)
        {
            _lock.AddFinished_NeedsLock(request);
        }
        else if (request.State == RequestState.WithMinidriver)
        {
            request.Queue.NoteDelivered(request);
            _device.Timeouts.Start(request);
        }

        _lock.Leave(processor, Irql.Passive);
        if (yields)
        {
            _lock.CallNext();
            _device.Yielding.Add(request);
        }
        else
        {
            _device.Dispatcher.EndIfLate(request);
        }

        return request;
    }

    /// <summary>Whether the client has had its share, and somebody waits for his.</summary>
    /// <param name="passed">How many requests have passed until now.</param>
    /// <param name="yields">Whether the client has to leave its thread to others too.</param>
    private bool IsTurnOver(long passed, out bool yields)
    {
        var isDue = passed % RequestsInARow == 0 && !_drive.IsSimulated;
        yields = isDue && _drive.IsCrowded;
        return yields || (isDue && _lock.HasWaiting);
    }

    private StreamRequest TakeSpare_NeedsLock()
    {
        if (_spare is { IsOnlyReference: true } spare)
        {
            return spare;
        }

        // Somebody still looks at what the spare was, and gives it back to the pool.
        _spare?.Release();
        _spare = spare = _device.Requests.Rent();
        spare.Build(_queue, SrbCommand.WriteData);
        return spare;
    }

    /// <summary>Takes the lock when it is not reserved for the caller.</summary>
    private bool TryEnter(Processor processor)
    {
        if (!_lock.TryEnterSoon(processor))
        {
            return false;
        }

        if (_lock.TrySettle_NeedsLock())
        {
            return true;
        }

        _lock.Leave(processor, Irql.Passive);
        return false;
    }

    /// <summary>In a simulation: only where requests are used again, and nothing goes wrong on the way.</summary>
    private bool MayBegin()
    {
        if (!_device.Requests.AreUsedAgain || _drive.OffersFaults)
        {
            return false;
        }

        _drive.Preempt(PreemptionPoint.ClientCall, _stream);
        return true;
    }
}
