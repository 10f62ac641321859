using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <content>The uses of a request that begin and end under one hold of the lock: <see cref="ShortWay"/>.</content>
internal sealed partial class StreamRequest
{
    /// <summary>Whom <see cref="BeginWrite"/> was called by; mostly the one of the last time, as a reference that is written costs a barrier.</summary>
    private Processor? _passer;

    /// <summary>Whether nobody but the caller has a reference.</summary>
    public bool IsOnlyReference => Volatile.Read(ref _references) == 1;

    /// <summary>Whether it is on its way through the minidriver and back under this hold of the lock.</summary>
    public bool IsPassing { get; set; }

    /// <summary>Whether whoever sent it still waits for it to come back.</summary>
    public bool IsAway_NeedsLock => IsPassing && !_life.IsBack;

    /// <summary>Gives the request to the minidriver, in another use than the last.</summary>
    /// <remarks>
    /// Whoever takes a reference meanwhile, because he saw the last use outstanding, looks at the state again and finds it built, or this
    /// use with the minidriver.
    /// </remarks>
    public void Pass_NeedsLock(SrbCommand command, Span<StreamBuffer> client)
    {
        _life.BuildAgain();
        Fill(Queue, command);
        Buffers.Take(this, client);
        IsPassing = true;
        _passer = null;
        Sequence = long.MaxValue;
        Result = NtStatus.Success;

        // What the minidriver says of data that was read is looked at before it counts.
        _life.Pass(comesBack: command == SrbCommand.WriteData);
    }

    /// <summary>Makes the request what a write of one buffer is, on a stream that has nothing beside its headers.</summary>
    public void PrepareWrite()
    {
        Fill(Queue, SrbCommand.WriteData);
        Result = NtStatus.Success;
        Sequence = long.MaxValue;
        Buffers.BeginOne(Srb);
        Srb.IsTouched = false;
    }

    /// <summary>Gives the request to the minidriver once more, as <see cref="PrepareWrite"/> and the last such use have left it.</summary>
    /// <param name="processor">On whose stack it is ended.</param>
    public void BeginWrite(Processor processor)
    {
        if (!ReferenceEquals(_passer, processor))
        {
            _passer = processor;
        }

        IsPassing = true;
        _life.PassAgain();
    }

    /// <summary>Whether the minidriver has finished it, and whoever sent it need only notice.</summary>
    public bool IsBack => _life.IsBack;

    /// <summary>Ends such a use that has come back.</summary>
    public void EndWrite() => IsPassing = false;

    /// <summary>The use that <see cref="BeginWrite"/> began goes on as any other request.</summary>
    /// <remarks>A flush that has begun since then finds it sent before.</remarks>
    public void NoteWhenSent() => FlushTurn = Stream!.Flush.Turn & ~1;

    /// <summary>The minidriver completes the request with success and is ready for the next: whoever sent it sees that. One caller wins.</summary>
    /// <remarks>
    /// Any thread, with the lock or without. Nobody is told and nothing is touched but the life of the request, so nobody waits for the lock.
    /// False when it has to be completed in the ordinary way.
    /// </remarks>
    public bool TryComeBack() => _life.TryComeBack();

    /// <summary>The same where nobody watches, and whoever sent it is further up on the caller's stack: no atomic is needed then.</summary>
    /// <remarks>Mostly the routine that the sender has called completes it, and nobody else has a part in that.</remarks>
    public bool TryComeBackHere() =>
        IsPassing && _passer is not null && ReferenceEquals(_passer, Processor.CurrentOrNone) && _life.TryComeBackHere();

    /// <summary>The minidriver has returned.</summary>
    /// <returns>Whether it has given the request back. What it has not is an ordinary request from here on.</returns>
    public bool TakeBack_NeedsLock()
    {
        if (_life.IsBack || (IsPassing && _life.StopAwaiting()))
        {
            IsPassing = false;
            Queue.MarkReady();
            return true;
        }

        var isBack = !IsPassing;
        IsPassing = false;
        return isBack;
    }

    /// <summary>Ends a use that the minidriver has ended with success. False when the request goes on in the ordinary way.</summary>
    /// <remarks>It stays completed until its next use: a minidriver that completes it once more is told so.</remarks>
    public bool TryEndPass_NeedsLock(Span<StreamBuffer> client)
    {
        if (!Result.IsSuccess() || IsRetired)
        {
            return false;
        }

        _told = 1;
        if (Timeout.IsStarted)
        {
            Device.Timeouts.Disarm(this);
        }

        Buffers.Finish(this, client);
        return true;
    }
}
