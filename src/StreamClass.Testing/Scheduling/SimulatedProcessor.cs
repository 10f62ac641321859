using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>One processor: the code that it is in the middle of, and everything that runs nested on top of that.</summary>
/// <remarks>A stack that began on a processor stays on it: code keeps the <see cref="Kernel.Processor"/> that it found.</remarks>
internal sealed class SimulatedProcessor(SimulatedMachine machine, KernelDrive drive, int number) : INamedSubject
{
    private readonly RunState _run = machine.Run;
    private Irql _levelBeside;
    private bool _draining;

    public Processor Processor { get; } = new(drive, number);

    /// <summary>From 1.</summary>
    public int Number { get; } = number;

    public string Name { get; } = $"processor {number}";

    /// <summary>The carrier of the stack that runs or stands here.</summary>
    public Carrier? Carrier { get; set; }

    /// <summary>Whether it is in the middle of something, running or standing still; otherwise it is idle.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Whose code it stands still in the middle of.</summary>
    public int Actor { get; set; }

    /// <summary>What had happened when a loop here was last seen to wait for another processor.</summary>
    public long SpunAt { get; set; } = -1;

    /// <summary>How many events have passed while such a loop waited here and nobody else could run.</summary>
    public int EventsInVain { get; set; }

    /// <summary>Whether it stands still in such a loop.</summary>
    public bool StandsInSpin { get; set; }

    /// <summary>Whether an event is under way, which runs beside the processor and takes none of its time.</summary>
    public bool IsInHardware { get; private set; }

    /// <summary>Whether an event is under way beside code whose level holds deferred procedure calls off.</summary>
    public bool HoldsOffWhatIsDue => IsInHardware && _levelBeside >= Irql.Dispatch;

    public bool MayChangeThreads => !IsInHardware && Processor.Irql < Irql.Dispatch;

    /// <summary>Forgets what a thread leaves behind.</summary>
    public void EndThread()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        if (machine.NoContext is { } none)
        {
            ExecutionContext.Restore(none);
        }

        Processor.Irql = Irql.Passive;
        Processor.Callback = null;
        Processor.ThreadOrNone = null;
        IsBusy = false;
        IsInHardware = false;
        _draining = false;
    }

    /// <summary>Lets time pass, from due time to due time.</summary>
    public void Pass(long duration)
    {
        var clock = machine.Clock;
        var end = clock.Time + duration;
        while (clock.Events.Next is { } next && next.Due <= end)
        {
            ReachNextEvent();
        }

        clock.MoveTo(end);
    }

    /// <summary>Lets time reach the next event, and the event happen.</summary>
    public void ReachNextEvent()
    {
        _run.Step();
        var due = machine.Clock.Events.Next!;
        machine.Clock.Events.Remove(due);
        machine.Observer?.Touch(due, isWrite: true);
        machine.Observer?.Touch(MachinePart.Time, isWrite: true);
        machine.Observer?.NestedBegins(due, due.Owner);
        machine.Clock.MoveTo(due.Due);
        machine.Note(due.Kind, due.Subject);
        var level = Processor.Irql;
        var wasInHardware = IsInHardware;
        _levelBeside = wasInHardware ? _levelBeside : level;
        Processor.Irql = due.Level;
        IsInHardware = true;
        var ambient = Ambient.Clear(machine.NoContext);
        try
        {
            due.Fire();
        }
        catch (Exception exception) when (_run.RecordAndPass(exception, "An event"))
        {
        }
        finally
        {
            ambient.Dispose();
            machine.Observer?.NestedEnds();
            IsInHardware = wasInHardware;
            Processor.Irql = level;
        }
    }

    /// <summary>Serves a line on top of the code that runs. The level stays up until every routine that claimed is done.</summary>
    public void Serve(InterruptLine line)
    {
        _run.Step();
        machine.Lines.Remove(line);
        machine.Note(TraceKind.Interrupt, line);
        var level = Processor.Irql;
        var interrupted = machine.Actors.Running;
        Processor.Irql = line.Irql;
        machine.Actors.Running = machine.Actors.Of(line);
        machine.Observer?.Touch(MachinePart.PendingLines, isWrite: true);
        machine.Observer?.NestedBegins(line, line.Owner);
        var ambient = Ambient.Clear(machine.NoContext);
        try
        {
            line.Service();
        }
        catch (Exception exception) when (_run.RecordAndPass(exception, "An interrupt service routine"))
        {
        }
        finally
        {
            ambient.Dispose();
            machine.Observer?.NestedEnds();
            machine.Actors.Running = interrupted;
            Processor.Irql = level;
        }

        Lowered();
    }

    public void QueueDpc(Dpc dpc)
    {
        machine.Note(TraceKind.QueueDpc, dpc);
        machine.Observer?.Touch(MachinePart.Dpcs, isWrite: true);
        machine.Observer?.LeavesBehind(dpc);
        Processor.Add(dpc);
        Drain();
    }

    /// <summary>The level was set back: what it held off comes now.</summary>
    public void Lowered()
    {
        if (IsInHardware || _run.IsStopping)
        {
            return;
        }

        machine.Observer?.Touch(MachinePart.PendingLines, isWrite: false);
        machine.Lines.HandOverMasked();
        while (machine.Lines.Highest(Processor.Irql) is { } line)
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
        var interrupted = machine.Actors.Running;
        var ambient = Ambient.Clear(machine.NoContext);
        try
        {
            while (Processor.TakeDpc() is { } dpc)
            {
                _run.Step();
                Processor.Irql = Irql.Dispatch;
                machine.Actors.Running = machine.Actors.Of(dpc);
                machine.Note(TraceKind.Dpc, dpc);
                machine.Observer?.Touch(MachinePart.Dpcs, isWrite: true);
                machine.Observer?.NestedBegins(dpc, owner: null);
                dpc.Execute();
                machine.Observer?.NestedEnds();
            }
        }
        catch (Exception exception) when (_run.RecordAndPass(exception, "A deferred procedure call"))
        {
        }
        finally
        {
            ambient.Dispose();
            machine.Actors.Running = interrupted;
            _draining = false;
            Processor.Irql = level;
        }
    }
}
