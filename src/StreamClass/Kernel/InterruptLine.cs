using System.Collections.Immutable;
using System.Diagnostics;

namespace StreamClass.Kernel;

/// <summary>A level-sensitive interrupt line that devices can share.</summary>
/// <remarks>
/// Asserting only raises the level. The line then asks each connected routine in turn until one says that its device
/// interrupted, again and again while the level stays up. It is a small state machine that is advanced by whoever ran the last
/// routine, so nobody waits. A line that nobody claims is switched off and reported. Reference 2 and 12.6.
/// </remarks>
[DebuggerDisplay("{Name} asserted={_asserted} asking={_asking}")]
public sealed class InterruptLine
{
    /// <summary>How often in a row nobody may claim the line before it counts as a storm.</summary>
    internal const int UnclaimedRoundsOfAStorm = 100;

    /// <summary>How many claimed rounds may pass without the level dropping once.</summary>
    internal const int StuckRoundsOfAStorm = 100_000;

    private readonly KernelDrive _drive;
    private ImmutableArray<IInterruptObject> _connected = [];
    private int _asserted;
    private int _asking;
    private int _index;
    private int _unclaimed;
    private int _stuck;
    private bool _disabled;

    internal InterruptLine(KernelDrive drive, string name, Irql irql)
    {
        _drive = drive;
        Name = name;
        Irql = irql;
    }

    /// <summary>Names the line in logs and traces.</summary>
    public string Name { get; }

    /// <summary>The level that the routines connected to the line run at.</summary>
    public Irql Irql { get; }

    /// <summary>Whether a device holds the line up.</summary>
    public bool IsAsserted => Volatile.Read(ref _asserted) > 0;

    /// <summary>Whether the line was switched off after a storm.</summary>
    public bool IsDisabled => Volatile.Read(ref _disabled);

    /// <summary>What a drive knows the line by; zero until it has given it a number.</summary>
    internal int DriveNumber { get; set; }

    /// <summary>Whether something can be asked for the line now.</summary>
    internal bool NeedsService => IsAsserted && !IsDisabled && !_connected.IsEmpty && Volatile.Read(ref _asking) == 0;

    /// <summary>Whether more than one routine is connected.</summary>
    internal bool IsShared => _connected.Length > 1;

    /// <summary>Whether the routine that would be asked first is masked by a held lock.</summary>
    internal bool IsMasked => _connected is [var first, ..] && first.IsMasked;

    internal void Connect(IInterruptObject connection)
    {
        ImmutableInterlocked.Update(ref _connected, static (list, added) => list.Add(added), connection);
        if (IsAsserted)
        {
            _drive.RequestInterrupt(this);
        }
    }

    internal void Disconnect(IInterruptObject connection) =>
        ImmutableInterlocked.Update(ref _connected, static (list, removed) => list.Remove(removed), connection);

    internal void Assert()
    {
        Interlocked.Increment(ref _asserted);
        _drive.RequestInterrupt(this);
    }

    internal void Deassert()
    {
        Interlocked.Decrement(ref _asserted);
        _stuck = 0;
        _unclaimed = 0;
    }

    /// <summary>Asks the connected routines while the level is up. Called by the drive once the processor takes interrupts of this level.</summary>
    internal void Service()
    {
        while (NeedsService && Interlocked.CompareExchange(ref _asking, 1, 0) == 0)
        {
            _index = 0;
            if (!Advance())
            {
                return;
            }

            // Full fence: an assertion that saw the line busy must be seen by the check above.
            Interlocked.Exchange(ref _asking, 0);
        }
    }

    /// <summary>Goes on after an answer that was <see cref="InterruptAnswer.Deferred"/>.</summary>
    internal void Resume(bool claimed)
    {
        if (!Take(claimed) || Advance())
        {
            Interlocked.Exchange(ref _asking, 0);
            Service();
        }
    }

    /// <summary>Asks from the present index on.</summary>
    /// <returns>False when a holder of a lock goes on later; true when the round is over.</returns>
    private bool Advance()
    {
        for (; ; )
        {
            var connected = _connected;
            if (_index >= connected.Length)
            {
                CountRound(claimed: false);
                return true;
            }

            if (connected[_index].Ask(this) == InterruptAnswer.Deferred)
            {
                return false;
            }

            _index++;
        }
    }

    /// <summary>Takes one answer. True when the next routine is to be asked.</summary>
    private bool Take(bool claimed)
    {
        if (!claimed)
        {
            _index++;
            return true;
        }

        CountRound(claimed: true);
        return false;
    }

    private void CountRound(bool claimed)
    {
        _unclaimed = claimed ? 0 : _unclaimed + 1;
        _stuck++;
        if (_unclaimed >= UnclaimedRoundsOfAStorm || _stuck >= StuckRoundsOfAStorm)
        {
            Volatile.Write(ref _disabled, true);
            _ = _drive.BugCheck(
                BugCheckCode.HardwareInterruptStorm,
                claimed
                    ? $"{Name} stayed asserted through {_stuck} claimed interrupts; the line is switched off."
                    : $"{Name} is asserted and no routine claimed it in {_unclaimed} rounds; the line is switched off.");
        }
    }
}
