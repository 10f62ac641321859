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
    private const int GenerationShift = 32;

    private ulong _word;

    public readonly RequestState State => (RequestState)(Volatile.Read(in _word) & StateMask);

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

    /// <summary>Begins another use, with the minidriver at once, which <see cref="TryComeBack"/> ends too. Nobody else knows the request.</summary>
    public void PassAgain()
    {
        Debug.Assert(State is RequestState.Completed or RequestState.Built, "A request that is in use was passed again.");
        Volatile.Write(ref _word, ((ulong)(Generation + 1) << GenerationShift) | (ulong)RequestState.WithMinidriver | Awaited);
    }

    /// <summary>The minidriver finishes a request whose sender looks for it when the call returns. One caller wins.</summary>
    public bool TryComeBack()
    {
        var word = Volatile.Read(ref _word);
        return (word & (StateMask | Awaited)) == ((ulong)RequestState.WithMinidriver | Awaited)
            && Interlocked.CompareExchange(ref _word, (word & ~StateMask) | (ulong)RequestState.Completed | Returned | Back, word) == word;
    }

    /// <summary>The same on the processor of the sender, before whose return nobody else's step counts.</summary>
    public bool TryComeBackHere()
    {
        var word = Volatile.Read(ref _word);
        if ((word & (StateMask | Awaited)) != ((ulong)RequestState.WithMinidriver | Awaited))
        {
            return false;
        }

        // A mark that somebody sets at this moment is lost, as it would be a moment later.
        Volatile.Write(ref _word, (word & ~StateMask) | (ulong)RequestState.Completed | Returned | Back);
        return true;
    }

    /// <summary>Whether the minidriver has finished it by <see cref="TryComeBack"/>.</summary>
    public readonly bool IsBack => (Volatile.Read(in _word) & Back) != 0;

    /// <summary>The sender looks no longer.</summary>
    /// <returns>Whether it has come back until now.</returns>
    public bool StopAwaiting() => (Interlocked.And(ref _word, ~Awaited) & Back) != 0;

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

    private bool TryMove(RequestState from, RequestState to, ulong unless = 0, ulong mark = 0)
    {
        for (; ; )
        {
            var word = Volatile.Read(ref _word);
            if ((RequestState)(word & StateMask) != from || (word & unless) != 0)
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
