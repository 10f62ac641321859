using System.Diagnostics;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The life of a request: one word that holds its state, its marks and how often it was used.</summary>
/// <remarks>
/// Every step is one compare-exchange, so exactly one completion wins whatever races, and a late party that remembers the
/// generation can never hit the next use of the same request. Design section 5.
/// </remarks>
[DebuggerDisplay("{State} generation={Generation} cancel={IsCancelRequested}")]
internal struct RequestLife
{
    private const ulong StateMask = 0x7;
    private const ulong CancelRequested = 0x8;
    private const ulong Returned = 0x10;
    private const ulong Awaited = 0x20;
    private const ulong Back = 0x40;
    private const ulong ByMark = 0x80;
    private const ulong Passed = (ulong)RequestState.WithMinidriver | Awaited | ByMark;
    private const int GenerationShift = 32;

    private ulong _word;
    private bool _isMarked;

    public readonly RequestState State
    {
        get
        {
            var word = Volatile.Read(in _word);
            return IsMarked(word) ? RequestState.Completed : (RequestState)(word & StateMask);
        }
    }

    public readonly bool IsCancelRequested => (Volatile.Read(in _word) & CancelRequested) != 0;

    public readonly uint Generation => (uint)(Volatile.Read(in _word) >> GenerationShift);

    public readonly bool IsCompleted => State == RequestState.Completed;

    /// <summary>Begins a new use. Nobody else knows the request.</summary>
    public void Build()
    {
        Debug.Assert(State is RequestState.Free, "A request that is in use was built again.");
        _word = ((ulong)(Generation + 1) << GenerationShift) | (ulong)RequestState.Built;
    }

    /// <summary>Begins another use of a request that was not given back meanwhile. Nobody else knows it.</summary>
    public void BuildAgain()
    {
        Debug.Assert(State is RequestState.Completed or RequestState.Built, "A request that is in use was built again.");
        _word = ((ulong)(Generation + 1) << GenerationShift) | (ulong)RequestState.Built;
    }

    /// <summary>Built to the minidriver at once. Nobody else knows the request before, so that no atomic is needed.</summary>
    /// <param name="comesBack">Whether <see cref="TryComeBack"/> ends it too.</param>
    public void Pass(bool comesBack)
    {
        Debug.Assert(State is RequestState.Built, "A request that others know was passed.");
        Volatile.Write(ref _word, (_word & ~StateMask) | (ulong)RequestState.WithMinidriver | (comesBack ? Awaited : 0));
    }

    /// <summary>Begins another use, with the minidriver at once, which <see cref="TryMark"/> ends. Nobody else knows the request.</summary>
    public void PassAgain()
    {
        Debug.Assert(State is RequestState.Completed or RequestState.Built, "A request that is in use was passed again.");
        Volatile.Write(ref _isMarked, false);
        Volatile.Write(ref _word, (_word | uint.MaxValue) + 1 + Passed);
    }

    /// <summary>The minidriver finishes a request that was passed by <see cref="PassAgain"/>, without an atomic.</summary>
    /// <remarks>
    /// The mark comes first, then another look whether the sender still waits for it. Who sees no mark when the minidriver has returned
    /// (<see cref="StopAwaiting"/>) first says so, has a fence made on every processor, and looks once more. So one of the two sees the other;
    /// where both do, the state decides, as ever.
    /// </remarks>
    /// <param name="isLate">Whether the sender had stopped waiting, and perhaps finds the mark, perhaps not.</param>
    public bool TryMark(out bool isLate)
    {
        isLate = false;
        var word = Volatile.Read(ref _word);
        if ((word & (StateMask | Awaited | ByMark)) != Passed || _isMarked)
        {
            return false;
        }

        Volatile.Write(ref _isMarked, true);
        var now = Volatile.Read(ref _word);
        if (now == word)
        {
            return true;
        }

        // Somebody may have asked for its cancellation, or it has had its end already and serves again.
        isLate = now >> GenerationShift == word >> GenerationShift && (now & (StateMask | Awaited)) != (Passed & ~ByMark);
        return !isLate;
    }

    /// <summary>The sender takes what <see cref="TryMark"/> has finished.</summary>
    public bool TryTakeMarked()
    {
        var word = Volatile.Read(ref _word);
        if (!_isMarked || (word & StateMask) != (ulong)RequestState.WithMinidriver)
        {
            return false;
        }

        // A mark of a cancel that somebody sets at this moment is lost, as it would be a moment later.
        Volatile.Write(ref _word, (word & ~(StateMask | ByMark)) | (ulong)RequestState.Completed | Returned | Back);
        return true;
    }

    /// <summary>The minidriver finishes a request whose sender looks for it when the call returns. One caller wins.</summary>
    public bool TryComeBack()
    {
        var word = Volatile.Read(ref _word);
        return (word & (StateMask | Awaited)) == ((ulong)RequestState.WithMinidriver | Awaited)
            && Interlocked.CompareExchange(ref _word, (word & ~StateMask) | (ulong)RequestState.Completed | Returned | Back, word) == word;
    }

    /// <summary>Whether the minidriver has finished it by <see cref="TryComeBack"/> or <see cref="TryMark"/>.</summary>
    public readonly bool IsBack
    {
        get
        {
            var word = Volatile.Read(in _word);
            return (word & Back) != 0 || IsMarked(word);
        }
    }

    /// <summary>The sender looks no longer.</summary>
    /// <returns>Whether it has come back until now.</returns>
    public bool StopAwaiting()
    {
        var word = Interlocked.And(ref _word, ~Awaited);
        if ((word & ByMark) == 0)
        {
            return (word & Back) != 0;
        }

        Interlocked.MemoryBarrierProcessWide();
        return Volatile.Read(ref _isMarked) && TryTakeLateMark();
    }

    /// <summary>A mark that the sender has found after it had stopped waiting: its maker may come the ordinary way too.</summary>
    private bool TryTakeLateMark()
    {
        for (; ; )
        {
            var word = Volatile.Read(ref _word);
            if ((word & StateMask) != (ulong)RequestState.WithMinidriver)
            {
                return false;
            }

            if (Interlocked.CompareExchange(
                ref _word, (word & ~(StateMask | ByMark)) | (ulong)RequestState.Completed | Returned | Back, word) == word)
            {
                return true;
            }
        }
    }

    /// <summary>Built to sent: from here on others may finish it.</summary>
    public bool TrySend() => TryMove(RequestState.Built, RequestState.Sent);

    /// <summary>Built or sent to queued.</summary>
    public bool TryQueue() =>
        TryMove(RequestState.Built, RequestState.Queued) || TryMove(RequestState.Sent, RequestState.Queued);

    /// <summary>Whatever comes before to the minidriver, unless it was cancelled: whoever marks it later finds it there.</summary>
    public bool TryDeliver() =>
        TryMove(RequestState.Queued, RequestState.WithMinidriver, CancelRequested)
        || TryMove(RequestState.Built, RequestState.WithMinidriver, CancelRequested)
        || TryMove(RequestState.Sent, RequestState.WithMinidriver, CancelRequested);

    /// <summary>The minidriver finishes the request. One caller wins.</summary>
    public bool TryReturn() => TryMove(RequestState.WithMinidriver, RequestState.Completed, mark: Returned);

    /// <summary>Notes that the minidriver has completed a request that was not its own any more.</summary>
    /// <returns>Whether it has completed the request before.</returns>
    public bool MarkReturned() => (Interlocked.Or(ref _word, Returned) & Returned) != 0;

    /// <summary>The class driver finishes the request for the minidriver. One caller wins.</summary>
    public bool TryCompleteHeld() => TryMove(RequestState.WithMinidriver, RequestState.Completed);

    /// <summary>The class driver finishes a request that the minidriver has not seen. One caller wins.</summary>
    public bool TryCompleteUnseen() =>
        TryMove(RequestState.Queued, RequestState.Completed)
        || TryMove(RequestState.Built, RequestState.Completed)
        || TryMove(RequestState.Sent, RequestState.Completed);

    /// <summary>Marks a request that is on its way or with the minidriver. One caller wins.</summary>
    public bool TryMarkCancelRequested()
    {
        for (; ; )
        {
            var word = Volatile.Read(ref _word);
            if ((word & CancelRequested) != 0 || (RequestState)(word & StateMask) is RequestState.Free or RequestState.Completed)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _word, word | CancelRequested, word) == word)
            {
                return true;
            }
        }
    }

    /// <summary>Ends the use. Nobody else knows the request any more.</summary>
    public void Free()
    {
        Debug.Assert(State is RequestState.Completed or RequestState.Built, "A request that is in use was freed.");
        _word &= ~(StateMask | CancelRequested);
    }

    /// <summary>Whether there is a mark that the sender has not taken yet, or overlooks no more.</summary>
    private readonly bool IsMarked(ulong word) => (word & ByMark) != 0 && Volatile.Read(in _isMarked);

    /// <summary>The same as long as the sender waits for it: afterwards the state decides.</summary>
    private readonly bool IsFinishedByMark(ulong word) => (word & (ByMark | Awaited)) == (ByMark | Awaited) && Volatile.Read(in _isMarked);

    private bool TryMove(RequestState from, RequestState to, ulong unless = 0, ulong mark = 0)
    {
        for (; ; )
        {
            var word = Volatile.Read(ref _word);
            if ((RequestState)(word & StateMask) != from || (word & unless) != 0 || IsFinishedByMark(word))
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _word, (word & ~StateMask) | (ulong)to | mark, word) == word)
            {
                return true;
            }
        }
    }
}
