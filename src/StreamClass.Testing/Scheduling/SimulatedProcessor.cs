using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>The one processor: its time, and everything that runs nested on top of the code that it executes.</summary>
internal sealed class SimulatedProcessor(KernelDrive drive, SimulationOptions options, RunState run, Trace trace)
{
    private readonly long _maxTime = Nanoseconds(options.MaxVirtualTime);
    private readonly List<InterruptLine> _pending = [];
    private readonly IRunObserver? _observer = drive.Sharing as IRunObserver;
    private ExecutionContext? _none;
    private int _hardware;
    private bool _draining;

    public Processor Processor { get; } = new(drive, 1);

    public DueEvents Events { get; } = new();

    /// <summary>Virtual time in ns.</summary>
    public long Time { get; private set; }

    /// <summary>Whether an event is under way, which runs beside the processor and takes none of its time.</summary>
    public bool IsInHardware => _hardware > 0;

    public bool MayChangeThreads => _hardware == 0 && Processor.Irql < Irql.Dispatch;

    public IEnumerable<InterruptLine> Pending => _pending;

    public static long Nanoseconds(TimeSpan time) => time.Ticks * 100;

    public void Note(TraceKind kind, object? subject) => trace.Add(Time, Processor.Irql, kind, subject);

    /// <summary>Has the calling carrier execute for the processor, with nothing on its stack.</summary>
    public void Begin()
    {
        _none ??= ExecutionContext.Capture();
        Processor.Current = Processor;
    }

    /// <summary>Forgets what a thread leaves behind.</summary>
    public void EndThread()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        if (_none is not null)
        {
            ExecutionContext.Restore(_none);
        }

        Processor.Irql = Irql.Passive;
        Processor.Callback = null;
        Processor.ThreadOrNone = null;
        _draining = false;
        _hardware = 0;
    }

    /// <summary>Lets time pass, from due time to due time.</summary>
    public void Pass(long duration)
    {
        var end = Time + duration;
        while (Events.Next is { } next && next.Due <= end)
        {
            ReachNextEvent();
        }

        MoveTo(end);
    }

    /// <summary>Lets time reach the next event, and the event happen.</summary>
    public void ReachNextEvent()
    {
        run.Step();
        var due = Events.Next!;
        Events.Remove(due);
        MoveTo(due.Due);
        Note(due.Kind, due.Subject);
        var level = Processor.Irql;
        Processor.Irql = due.Level;
        _hardware++;
        _observer?.Touch(due, isWrite: true);
        _observer?.Touch(MachinePart.Time, isWrite: true);
        _observer?.NestedBegins(due, due.Owner);
        var ambient = Ambient.Clear(_none);
        try
        {
            due.Fire();
        }
        catch (Exception exception) when (run.RecordAndPass(exception, "An event"))
        {
        }
        finally
        {
            ambient.Dispose();
            _observer?.NestedEnds();
            _hardware--;
            Processor.Irql = level;
        }
    }

    public void MoveTo(long time)
    {
        if (time <= Time)
        {
            return;
        }

        _observer?.Touch(MachinePart.Time, isWrite: true);
        Time = time;
        if (time > _maxTime)
        {
            throw run.Fail(SimulationFailure.LimitReached, $"The run took more than {options.MaxVirtualTime} of virtual time.");
        }
    }

    public void Request(InterruptLine line)
    {
        Note(TraceKind.Assert, line);
        _observer?.Touch(line, isWrite: true);
        _observer?.Touch(MachinePart.PendingLines, isWrite: true);
        if (!_pending.Contains(line))
        {
            _pending.Add(line);
            HandOverMasked();
        }
    }

    /// <summary>Leaves the lines whose lock is held to the holder of the lock, and forgets those that need nothing any more.</summary>
    public void HandOverMasked()
    {
        for (var i = _pending.Count - 1; i >= 0; i--)
        {
            var line = _pending[i];
            if (!line.NeedsService)
            {
                _observer?.Touch(line, isWrite: true);
                _observer?.Touch(MachinePart.PendingLines, isWrite: true);
                _pending.RemoveAt(i);
            }
            else if (line.IsMasked)
            {
                _pending.RemoveAt(i);
                Note(TraceKind.Masked, line);
                _observer?.Touch(MachinePart.PendingLines, isWrite: true);
                _observer?.NestedBegins(line, line.Owner);
                line.Service();
                _observer?.NestedEnds();
            }
        }
    }

    /// <summary>Adds the pending lines that the present level lets through.</summary>
    public void AddInterrupts(ChoiceList choices, Actors actors)
    {
        foreach (var line in _pending)
        {
            if (line.Irql > Processor.Irql)
            {
                choices.Add(ChoiceKind.Interrupt, line, actors.Of(line));
            }
        }
    }

    /// <summary>Serves a line on top of the code that runs. The level stays up until every routine that claimed is done.</summary>
    public void Serve(InterruptLine line)
    {
        run.Step();
        _pending.Remove(line);
        Note(TraceKind.Interrupt, line);
        var level = Processor.Irql;
        Processor.Irql = line.Irql;
        _observer?.Touch(MachinePart.PendingLines, isWrite: true);
        _observer?.NestedBegins(line, line.Owner);
        var ambient = Ambient.Clear(_none);
        try
        {
            line.Service();
        }
        catch (Exception exception) when (run.RecordAndPass(exception, "An interrupt service routine"))
        {
        }
        finally
        {
            ambient.Dispose();
            _observer?.NestedEnds();
            Processor.Irql = level;
        }

        Lowered();
    }

    public void QueueDpc(Dpc dpc)
    {
        Note(TraceKind.QueueDpc, dpc);
        _observer?.Touch(MachinePart.Dpcs, isWrite: true);
        _observer?.LeavesBehind(dpc);
        Processor.Add(dpc);
        Drain();
    }

    /// <summary>The level was set back: what it held off comes now.</summary>
    public void Lowered()
    {
        if (_hardware > 0 || run.IsStopping)
        {
            return;
        }

        _observer?.Touch(MachinePart.PendingLines, isWrite: false);
        HandOverMasked();
        while (HighestDeliverable() is { } line)
        {
            Serve(line);
        }

        Drain();
    }

    /// <summary>Runs the deferred procedure calls if the level allows it.</summary>
    public void Drain()
    {
        if (_draining || !MayChangeThreads || !Processor.HasDpcs)
        {
            return;
        }

        _draining = true;
        var level = Processor.Irql;
        var ambient = Ambient.Clear(_none);
        try
        {
            while (Processor.TakeDpc() is { } dpc)
            {
                run.Step();
                Processor.Irql = Irql.Dispatch;
                Note(TraceKind.Dpc, dpc);
                _observer?.Touch(MachinePart.Dpcs, isWrite: true);
                _observer?.NestedBegins(dpc, owner: null);
                dpc.Execute();
                _observer?.NestedEnds();
            }
        }
        catch (Exception exception) when (run.RecordAndPass(exception, "A deferred procedure call"))
        {
        }
        finally
        {
            ambient.Dispose();
            _draining = false;
            Processor.Irql = level;
        }
    }

    private InterruptLine? HighestDeliverable()
    {
        InterruptLine? highest = null;
        foreach (var line in _pending)
        {
            if (line.Irql > (highest?.Irql ?? Processor.Irql))
            {
                highest = line;
            }
        }

        return highest;
    }
}
