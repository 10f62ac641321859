using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <content>Turns: clients that enter again and again let each other do so for a while, rather than one between the others' each.</content>
/// <remarks>
/// What one request costs is less than what it costs to bring the memory that it touches from one processor to another. So two clients that
/// take every other place are several times slower than two that take turns.
/// </remarks>
internal abstract partial class CombiningLock
{
    /// <summary>How often one who waits looks for the end of a turn before he looks whether anybody still enters, which disturbs who does.</summary>
    private const int PausesOfALook = 64;

    /// <summary>When he looks so for the first time; then twice as late each time.</summary>
    private const int FirstLook = 4;

    private int _waiting;
    private int _lastTurn;
    private TurnSignal _turns;

    /// <summary>Whether somebody waits until those who enter again and again make room.</summary>
    public bool HasWaiting => Volatile.Read(ref _waiting) != 0;

    /// <summary>Whoever enters again and again makes room for those who wait; <see cref="CallNext"/> follows when the lock is released.</summary>
    public void EndTurn_NeedsLock(Processor processor)
    {
        if (IsInside(processor))
        {
            Hold_NeedsLock(processor);
        }

        _lastTurn = processor.Id;
        _staysInARow = 0;
    }

    /// <summary>Tells those who wait that a turn is over.</summary>
    public void CallNext() => _turns.End();

    /// <summary>Enters the lock from PASSIVE_LEVEL, if need be after a while.</summary>
    /// <remarks>
    /// As long as somebody else enters it again and again it is his turn: whoever pushes in costs him, and himself, more than waiting for its
    /// end. Nobody waits for one that stays inside, or for longer than <see cref="KernelDrive.PauseForTurn"/> allows.
    /// </remarks>
    public bool TryEnterSoon(Processor processor)
    {
        var isAnothersTurn = HasWaiting && _lastTurn == processor.Id;
        if (!isAnothersTurn && Volatile.Read(ref _owner) == LockWord.Free && TryEnter(processor, out _))
        {
            return true;
        }

        Interlocked.Increment(ref _waiting);
        var isMyTurn = AwaitTurn();
        Interlocked.Decrement(ref _waiting);
        if (!TryEnter(processor, out _))
        {
            return false;
        }

        if (isMyTurn)
        {
            // Others wait, so it is worth having it at once.
            _lastStay = processor.Id;
            _staysInARow = _staysNeeded;
        }

        return true;
    }

    /// <returns>Whether a turn has ended. False when nobody enters any more, or it has taken too long.</returns>
    private bool AwaitTurn()
    {
        // Nothing of the lock is read in the loop but the signal, until it is time for a look: that would disturb whoever has the turn.
        var drive = Drive;
        var ended = _turns.Ended;
        var seen = Progress;
        var look = FirstLook;
        for (var pause = 1; drive.PauseForTurn(pause); pause++)
        {
            if (_turns.Ended != ended)
            {
                return true;
            }

            if (pause < look)
            {
                continue;
            }

            // One who was on his way out, or let an interrupt in, is gone soon; one who has the turn but does nothing is not waited for long.
            var now = Progress;
            if (now == seen && (look > PausesOfALook || Volatile.Read(ref _owner) == LockWord.Free))
            {
                return false;
            }

            seen = now;
            look += Math.Min(look, PausesOfALook);
        }

        return false;
    }

    private long Progress => Passes + Stays;
}
