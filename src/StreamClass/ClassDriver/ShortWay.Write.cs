using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <content>The shortest way: one buffer is written while the lock of the device is reserved for the caller.</content>
/// <remarks>
/// <para>
/// As long as a lock is reserved nothing is due on its device and no work is held, as whoever changes that takes the lock. So there is little
/// to look at: what stands in the way of this stream alone, and whether its queue is ready. What those who wait for the end of the stream
/// or of a flush set here need not be seen at once. They take the lock before they tell the minidriver of it.
/// </para>
/// <para>
/// The request, its SRB and its header are those of the last write, and what they said then they say again but for what is set here.
/// </para>
/// </remarks>
internal sealed partial class ShortWay
{
    private readonly HwStreamObject _object;
    private readonly HwReceivePacketRoutine _routine;
    private int _obstacles;

    /// <summary>The spare when it was last used for one write, and what belongs to it; only under the lock.</summary>
    private PassingWrite _write;

    /// <summary>The routine that its requests go to.</summary>
    public string RoutineName => MinidriverRoutines.DataRoutineOf(_object);

    /// <summary>Whether the minidriver is asked to write, and has not come back.</summary>
    public bool IsWriting => _write.Request is { IsPassing: true };

    /// <summary>Writes are to take another way from now on.</summary>
    public void Obstruct(WayObstacles obstacle) => Interlocked.Or(ref _obstacles, (int)obstacle);

    public void Clear(WayObstacles obstacle) => Interlocked.And(ref _obstacles, ~(int)obstacle);

    /// <summary>Writes one buffer whose header says nothing that needs a second look, and is not extended.</summary>
    /// <param name="client">The header and buffer of the client.</param>
    /// <param name="request">The request that was sent, to be awaited; null when it was finished, or has to be sent in another way.</param>
    /// <returns>Whether it has succeeded.</returns>
    public bool TryWrite(ref StreamBuffer client, out StreamRequest? request)
    {
        request = null;
        var processor = Processor.CurrentOrNone;
        if (Volatile.Read(ref _obstacles) != 0 || processor is not { IsAtRest: true } || !_object.IsPlain || !_lock.TryEnterReserved(processor))
        {
            return false;
        }

        if (!_queue.TryBeginPass())
        {
            _lock.Leave(processor, Irql.Passive);
            return false;
        }

        if (!_write.IsUsable)
        {
            TakeWrite_NeedsLock();
        }

        _write.Begin(ref client, processor);
        var context = SynchronizationContext.Current;
        if (context is not null)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        // Here rather than in MinidriverRoutines, where all others are caught: one call more is a sixth of a write.
        try
        {
            (_object.ReceiveDataPacket ?? _routine)(_write.Srb);
        }
        catch (Exception exception)
        {
            _device.Fail(exception, RoutineName);
        }

        if (context is not null)
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        if (++_lock.Passes % RequestsInARow != 0 && !_lock.IsWorkLeft && _write.TryEnd())
        {
            _queue.EndPass();
            _lock.LeaveReserved(processor);
            return true;
        }

        request = EndWrite_NeedsLock(processor, ref client);
        return request is null;
    }

    /// <summary>Ends a write that has not come back, or left something to do.</summary>
    private StreamRequest? EndWrite_NeedsLock(Processor processor, ref StreamBuffer client)
    {
        var write = _write.Request!;
        processor.Irql = _lock.Irql;

        // A minidriver that keeps it may finish it in a call that it has asked for. Then nothing has to be done for one that pends.
        _lock.RunUntilBack_NeedsLock(write);
        var isTurnOver = IsTurnOver(_lock.Passes, out var yields);
        if (!yields && _write.TryEnd())
        {
            _queue.MarkReady();
            LeaveIdle(processor, isTurnOver);
            return null;
        }

        write.NoteWhenSent();
        var isBack = write.TakeBack_NeedsLock();
        if (isBack && !yields && write.TryEndPass_NeedsLock(new Span<StreamBuffer>(ref client)))
        {
            write.PrepareWrite();
            LeaveIdle(processor, isTurnOver);
            return null;
        }

        _write = default;
        return GoOn_NeedsLock(processor, write, isBack, default);
    }

    private void TakeWrite_NeedsLock()
    {
        // Somebody still looks at what it was, and gives it back to the pool.
        _write.Request?.Release();
        var request = _device.Requests.Rent();
        request.Build(_queue, SrbCommand.WriteData);
        request.PrepareWrite();
        _write = new PassingWrite(request);
    }
}
