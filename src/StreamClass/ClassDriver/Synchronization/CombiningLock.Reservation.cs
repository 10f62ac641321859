using System.Runtime.CompilerServices;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <content>The reservation: a lock that one processor takes again and again costs it no atomic.</content>
/// <remarks>
/// <para>
/// The processor marks itself as inside, then looks whether the lock is still reserved; leaving, it takes the mark back, then looks again.
/// Between mark and look there is no fence. Whoever else wants the lock revokes the reservation, has a fence made on every processor, and
/// looks for the mark. If the mark was set before the fence it is seen. If it is set after, the look behind it finds the reservation
/// revoked. So there are never two inside; and one who was inside when somebody came knows it when it leaves.
/// </para>
/// <para>
/// What others leave at the lock they leave before they revoke, so there is nothing to look for on the way in, and on the way out only for
/// what the processor left there itself.
/// </para>
/// </remarks>
internal abstract partial class CombiningLock
{
    /// <summary>The most stays that are asked for before the next reservation.</summary>
    private const int MostStays = 256;

    /// <summary>How many stays a reservation has to last to have been worth it.</summary>
    private const int WorthwhileStays = 512;

    private Processor? _reservedFor;
    private int _lastStay;
    private int _staysInARow;
    private int _staysNeeded;
    private int _turn;
    private long _passesBefore;

    /// <summary>How many writes have passed under a reservation; counted by whoever is inside.</summary>
    public long Passes { get; set; }

    /// <summary>How often the lock was left with nothing to do, but for most of those; counted by the holder.</summary>
    public long Stays { get; private set; }

    /// <summary>Whether whoever is inside has left work for itself, so that leaving means more than going.</summary>
    public bool IsWorkLeft { get; private set; }

    public abstract string? Routine { get; }

    /// <summary>Whether nobody is to have a reservation any more; set before <see cref="EndReservation"/>.</summary>
    protected abstract bool HasEnded { get; }

    /// <summary>Notes work that the holder finds when it leaves.</summary>
    public void NoteWork_NeedsLock() => IsWorkLeft = true;

    /// <summary>Enters the lock if it is reserved for the processor, which runs at PASSIVE_LEVEL.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnterReserved(Processor processor)
    {
        if (!ReferenceEquals(processor.ReservedLock, this) && !TryReturnToReserved(processor))
        {
            return false;
        }

        processor.Irql = Irql;
        processor.IsInsideReserved = true;
        if (Volatile.Read(ref _owner) == processor.ReservedWord)
        {
            return true;
        }

        LeaveRevoked(processor, Irql.Passive);
        return false;
    }

    /// <summary>The same where somebody may watch.</summary>
    public bool TryEnterReservedWatched(Processor processor)
    {
        if (!TryEnterReserved(processor))
        {
            return false;
        }

        if (Drive.IsSimulated)
        {
            Drive.Sharing?.Touch(this, isWrite: true);
            _outerOwner = Drive.Sharing?.Enter(Owner);
        }

        return true;
    }

    /// <summary>Releases the lock when nothing is due under it or after it, and leaves it as ever otherwise.</summary>
    public void LeaveIdle(Processor processor, Irql previous)
    {
        if (_inbox is not null || IsWorkDue_NeedsLock)
        {
            Leave(processor, previous);
            return;
        }

        var outerOwner = _outerOwner;
        Stays++;
        if (IsInside(processor))
        {
            // It was done, and may have been an interrupt.
            IsWorkLeft = false;
            LeaveReserved(processor);
            OnReleased();
        }
        else
        {
            Release_NeedsLock(processor, previous);
        }

        if (Drive.IsSimulated)
        {
            OnLeft(outerOwner);
        }
    }

    /// <summary>Leaves a reservation under which nothing was left to do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveReserved(Processor processor)
    {
        processor.IsInsideReserved = false;
        if (Volatile.Read(ref _owner) != processor.ReservedWord)
        {
            LeaveRevoked(processor, Irql.Passive);
            return;
        }

        processor.Lower(Irql.Passive);
    }

    /// <summary>Ends a reservation from inside it: the lock is held from here on as any other.</summary>
    public void Hold_NeedsLock(Processor processor)
    {
        NoteEnd_NeedsLock();
        _outerLock = null;
        processor.EnteredLock = this;
        IsWorkLeft = false;

        // Before the mark goes: whoever revokes it at this moment finds it there, or the lock held.
        Interlocked.Exchange(ref _owner, processor.Id);
        processor.IsInsideReserved = false;
        processor.ReservedLock = null;
    }

    /// <summary>Ends a reservation, whoever has it: the next to enter looks at everything again.</summary>
    public void EndReservation()
    {
        var processor = Processor.Current;
        if (IsInside(processor))
        {
            Hold_NeedsLock(processor);
        }
        else if (LockWord.IsSetAside(Volatile.Read(ref _owner)) && TryEnter(processor, out var previous))
        {
            Leave(processor, previous);
        }
    }

    private bool IsInside(Processor? processor) =>
        processor is { IsInsideReserved: true } && ReferenceEquals(processor.ReservedLock, this);

    /// <summary>Releases a lock that was entered as any other, and reserves it if the processor enters it again and again.</summary>
    private void Release_NeedsLock(Processor processor, Irql previous)
    {
        processor.EnteredLock = _outerLock;

        // A full fence, as in Leave: work that was posted while the lock looked held is seen below.
        Interlocked.Exchange(ref _owner, MayReserve_NeedsLock(processor) ? Reserve_NeedsLock(processor) : LockWord.Free);
        processor.Irql = previous;
        if (_inbox is not null || HasArrivals || HasEnded)
        {
            Drain();
        }

        processor.Lower(previous);
        OnReleased();
    }

    /// <summary>Counts the stays of a processor, and whether they are enough.</summary>
    private bool MayReserve_NeedsLock(Processor processor)
    {
        if (_lastStay != processor.Id)
        {
            _lastStay = processor.Id;
            _staysInARow = 0;
        }

        return ++_staysInARow >= _staysNeeded && _outerLock is null && !HasEnded;
    }

    private long Reserve_NeedsLock(Processor processor)
    {
        var word = LockWord.Reserved(processor, ++_turn);
        _staysInARow = 0;
        _passesBefore = Passes;
        IsWorkLeft = false;
        Volatile.Write(ref _reservedFor, processor);
        processor.ReservedLock = this;
        processor.ReservedWord = word;
        return word;
    }

    /// <summary>Notes again that the lock is reserved for a processor that was inside another reservation meanwhile.</summary>
    private bool TryReturnToReserved(Processor processor)
    {
        var owner = Volatile.Read(ref _owner);
        if (!LockWord.IsReserved(owner) || !ReferenceEquals(_reservedFor, processor))
        {
            return false;
        }

        processor.ReservedLock = this;
        processor.ReservedWord = owner;
        return true;
    }

    /// <summary>Takes a lock that is set aside, or has become free meanwhile.</summary>
    /// <returns>False when somebody holds it, who does what was left before this was called.</returns>
    private bool TryTakeSetAside(Processor processor)
    {
        for (; ; )
        {
            var owner = Volatile.Read(ref _owner);
            if (owner == LockWord.Free)
            {
                if (Interlocked.CompareExchange(ref _owner, processor.Id, LockWord.Free) == LockWord.Free)
                {
                    return true;
                }
            }
            else if (!LockWord.IsSetAside(owner))
            {
                return false;
            }
            else if (LockWord.Owner(owner) == processor.Id)
            {
                if (IsInside(processor))
                {
                    NoteWork_NeedsLock();
                    return false;
                }

                if (Interlocked.CompareExchange(ref _owner, processor.Id, owner) == owner)
                {
                    NoteEnd_NeedsLock();
                    return true;
                }
            }
            else if (Interlocked.CompareExchange(ref _owner, LockWord.Revoked(owner), owner) == owner)
            {
                // Also of a reservation that is revoked: the fence of whoever did that may still be on its way.
                Interlocked.MemoryBarrierProcessWide();
                var reservedFor = Volatile.Read(ref _reservedFor);
                var isInside = IsInside(reservedFor);

                // Whoever is inside holds it from here on as any other lock, so that nobody asks for that fence again.
                var next = isInside ? LockWord.Owner(owner) : processor.Id;
                if (Interlocked.CompareExchange(ref _owner, next, LockWord.Revoked(owner)) == LockWord.Revoked(owner))
                {
                    if (!isInside)
                    {
                        NoteEnd_NeedsLock();
                        return true;
                    }

                    return false;
                }
            }
        }
    }

    /// <summary>Has the next reservation come later if this one was hardly used, and soon if it was.</summary>
    private void NoteEnd_NeedsLock()
    {
        _staysNeeded = Passes - _passesBefore < WorthwhileStays ? Math.Min(_staysNeeded * 2, MostStays) : Drive.StaysBeforeReserving;
        _staysInARow = 0;
    }

    /// <summary>The processor takes back its mark, and somebody had come meanwhile.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LeaveRevoked(Processor processor, Irql previous)
    {
        processor.IsInsideReserved = false;
        processor.ReservedLock = null;
        var revoked = LockWord.Revoked(processor.ReservedWord);
        var owner = Interlocked.CompareExchange(ref _owner, processor.Id, revoked);
        if (owner != revoked && owner != processor.Id)
        {
            // Whoever has come has found the mark gone and the lock free, and does what there is to do.
            processor.Lower(previous);
            return;
        }

        // He has found the mark, and left his work for whoever was inside.
        NoteEnd_NeedsLock();
        _outerLock = null;
        processor.EnteredLock = this;
        processor.Irql = Irql;
        Leave(processor, previous);
    }
}
