using StreamClass.Hardware;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>The connection of a device's interrupt service routine to its line.</summary>
/// <remarks>Native name: KINTERRUPT. An interrupt that finds the lock held is latched here; the holder runs it first on leaving.</remarks>
internal sealed class InterruptConnection(ClassDevice device, InterruptLine line, VirtualDevice? board) : KernelInterrupt, IInterruptObject
{
    private const int NoAnswer = 0;
    private const int AnsweredNotMine = 1;
    private const int AnsweredClaimed = 2;

    private readonly int _attachment = board?.Attachment ?? 0;
    private int _pending;
    private int _answer;
    private Processor? _asked;
    private bool _disconnected;

    public bool IsPending => Volatile.Read(ref _pending) != 0;

    public object Owner => device.Registration.MiniDriver;

    public bool IsMasked => device.Lock.IsHeld;

    /// <summary>How often the routine was called.</summary>
    public long Count { get; private set; }

    public void Connect() => line.Connect(this);

    /// <summary>Nobody serves the board any more: neither its routine nor its level may stand in the way of others on the line.</summary>
    public void Disconnect()
    {
        Volatile.Write(ref _disconnected, true);
        line.Disconnect(this);
        board?.DisableInterrupt(_attachment);

        if (!device.IsAbandoned)
        {
            return;
        }

        // A holder that was given up does not come back to answer for the line.
        if (Interlocked.Exchange(ref _pending, 0) != 0)
        {
            line.Resume(claimed: false);
        }

        ResumeLine();
    }

    public InterruptAnswer Ask(InterruptLine asking)
    {
        if (Volatile.Read(ref _disconnected))
        {
            return InterruptAnswer.NotMine;
        }

        var processor = Processor.Current;
        AwaitQuiet(processor);
        Interlocked.Exchange(ref _pending, 1);
        if (!device.Lock.TryEnter(processor, out var previous))
        {
            return Volatile.Read(ref _disconnected) && device.IsAbandoned && Interlocked.Exchange(ref _pending, 0) != 0
                ? InterruptAnswer.NotMine
                : InterruptAnswer.Deferred;
        }

        if (Interlocked.Exchange(ref _pending, 0) == 0)
        {
            // The holder before us has run it, and goes on with the line.
            device.Lock.Leave(processor, previous);
            return InterruptAnswer.Deferred;
        }

        // The line takes the answer from here: each round beginning inside the one before, a line that stays up would use up the stack.
        Serve_NeedsLock();
        _asked = processor;
        device.Lock.Leave(processor, previous);
        _asked = null;
        return TakeAnswer() switch
        {
            AnsweredClaimed => InterruptAnswer.Claimed,
            AnsweredNotMine => InterruptAnswer.NotMine,
            _ => InterruptAnswer.Deferred,
        };
    }

    /// <summary>Waits a moment while others are under the lock, as a processor does natively that interrupts for a lock which another one holds.</summary>
    /// <remarks>
    /// A client that keeps the lock busy would otherwise be told of each transfer while it starts the next, and both processors would take
    /// everything that the two of them share from each other each time. One interrupt then speaks for all that has been finished
    /// meanwhile. Two looks in a row that find the lock free tell a holder that was about to go from one that comes back.
    /// </remarks>
    private void AwaitQuiet(Processor processor)
    {
        if (!device.Lock.IsHeld || device.Lock.IsHeldBy(processor))
        {
            return;
        }

        for (int turn = 0, free = 0; free < 2 && device.Drive.Linger(turn);)
        {
            if (device.Lock.IsHeld)
            {
                free = 0;
                turn++;
            }
            else
            {
                free++;
            }
        }
    }

    public override bool SynchronizeExecution(Func<object?, bool> routine, object? context)
    {
        ArgumentNullException.ThrowIfNull(routine);
        if (device.Drive.IsSimulated)
        {
            device.Drive.Preempt(PreemptionPoint.ServiceCall, "KeSynchronizeExecution");
        }

        var call = new SynchronizedCall(routine, context);
        var processor = Processor.Current;
        if (device.Lock.IsHeldBy(processor))
        {
            return Synchronized(call);
        }

        processor.RequireAtMost(device.Drive, line.Irql, "KeSynchronizeExecution");
        if (!device.Lock.EnterUnlessAbandoned(processor, out var previous))
        {
            return false;
        }

        var result = Synchronized(call);
        device.Lock.Leave(processor, previous);
        return result;
    }

    /// <summary>Runs the latched interrupt; the line goes on once the lock is released.</summary>
    public void Run_NeedsLock()
    {
        if (Interlocked.Exchange(ref _pending, 0) != 0)
        {
            Serve_NeedsLock();
        }
    }

    /// <summary>The lock is free: lets the line go on after a latched interrupt was run.</summary>
    public void OnLockReleased()
    {
        if (Volatile.Read(ref _answer) != NoAnswer && _asked != Processor.Current)
        {
            ResumeLine();
        }
    }

    public override string ToString() => $"{device.Name} interrupt";

    private void ResumeLine()
    {
        var answer = TakeAnswer();
        if (answer != NoAnswer)
        {
            line.Resume(answer == AnsweredClaimed);
        }
    }

    private int TakeAnswer() => Interlocked.Exchange(ref _answer, NoAnswer);

    /// <summary>Runs the routine and lets the line go on.</summary>
    /// <remarks>
    /// At once when the line is ours alone: an interrupt that is already there again is then latched, and goes before the
    /// requests that the holder still has to deliver. On a shared line the next routine belongs to another device, whose lock
    /// is never taken while this one is held.
    /// </remarks>
    private void Serve_NeedsLock()
    {
        var claimed = Call();
        if (line.IsShared)
        {
            _answer = claimed ? AnsweredClaimed : AnsweredNotMine;
        }
        else
        {
            line.Resume(claimed);
        }
    }

    private bool Synchronized(SynchronizedCall call)
    {
        device.Routines.Callback(RoutineKind.Other, "synchronized routine", static call => call.Run(), call);
        return call.Result;
    }

    private bool Call()
    {
        if (Volatile.Read(ref _disconnected))
        {
            return false;
        }

        Count++;
        return device.Routines.Interrupt();
    }

    private sealed class SynchronizedCall(Func<object?, bool> routine, object? context)
    {
        public bool Result { get; private set; }

        public void Run() => Result = routine(context);
    }
}
