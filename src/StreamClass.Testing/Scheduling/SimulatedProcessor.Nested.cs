using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <content>What runs nested on top of the code that the processor is in the middle of, or beside it.</content>
internal sealed partial class SimulatedProcessor
{
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
