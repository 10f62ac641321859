using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>Loops that wait for another processor: they let whoever can make them end do so.</summary>
internal sealed class SpinLoops(KernelDrive drive, SimulatedMachine machine, Decisions decisions, Preemption preemption)
{
    /// <summary>At raised level on the only processor nobody else can run, so a loop that waited this long waits for ever.</summary>
    private const int TurnsAlone = 100;

    /// <summary>Otherwise others had as many chances.</summary>
    private const int Turns = 10_000;

    /// <summary>From here on the others come in turn: a chooser that always prefers one would let two loops wait for a third.</summary>
    private const int TurnsOfChoice = 20;

    /// <summary>How often time may go to an event because nobody can run; a periodic timer alone makes no loop end.</summary>
    private const int EventsInVain = 1_000;

    private long _turns;

    /// <summary>One turn of the loop of the running processor.</summary>
    public void Turn(int turn, long cost)
    {
        var processor = machine.Running;
        processor.EventsInVain = turn == 0 ? 0 : processor.EventsInVain;
        if (turn >= (machine.HasSeveral || processor.Processor.Irql < Irql.Dispatch ? Turns : TurnsAlone))
        {
            throw Stuck(processor);
        }

        _turns++;
        machine.Run.Step();
        machine.Note(TraceKind.Spin, null);
        decisions.Begin(TraceKind.Spin, null);
        if (!processor.IsInHardware)
        {
            processor.Pass(cost);
        }

        if (machine.HasSeveral)
        {
            LetOthersRun(processor, turn);
        }
        else if (processor.MayChangeThreads)
        {
            LetThreadsRun(processor);
        }
        else
        {
            preemption.Settle(processor);
        }
    }

    /// <summary>Below DISPATCH_LEVEL on the only processor: it is another thread that has to go on.</summary>
    private void LetThreadsRun(SimulatedProcessor processor)
    {
        processor.Drain();
        decisions.Clear();
        decisions.AddThreads(processor);
        if (decisions.Count > 0)
        {
            preemption.Perform(decisions.Pick(), processor);
        }
        else if (machine.Clock.Events.Count > 0)
        {
            processor.ReachNextEvent();
            preemption.Settle(processor);
        }
    }

    private void LetOthersRun(SimulatedProcessor processor, int turn)
    {
        processor.Drain();
        decisions.Clear();
        if (!processor.IsInHardware)
        {
            decisions.AddInterrupts(processor);
        }

        if (processor.MayChangeThreads)
        {
            decisions.AddThreads(processor);
        }

        // Who looked again after all others had begun to wait, and nothing has happened since, has no hope in them.
        var happened = machine.Run.Steps - _turns;
        var isInVain = turn > 0 && processor.SpunAt == happened;
        decisions.AddOthers(processor, isInVain ? happened : long.MaxValue);
        processor.SpunAt = happened;
        if (decisions.Count > 0)
        {
            var picked = turn < TurnsOfChoice ? decisions.Pick() : decisions[turn % decisions.Count];
            processor.StandsInSpin = picked.Kind is ChoiceKind.Processor or ChoiceKind.TakeUp;
            preemption.Perform(picked, processor);
            processor.StandsInSpin = false;
        }
        else if (machine.Clock.Events.Count > 0 && !processor.IsInHardware && processor.EventsInVain++ < EventsInVain)
        {
            processor.ReachNextEvent();
        }
        else if (isInVain)
        {
            throw Stuck(processor);
        }

        // Otherwise what it waits for may have come since it looked: the loop looks again.
    }

    private BugCheckException Stuck(SimulatedProcessor processor)
    {
        var level = processor.Processor.Irql;
        return drive.BugCheck(
            BugCheckCode.ThreadStuckInDeviceDriver,
            $"A loop at {level.Display()} waits for a lock that nobody can release while it runs, {CallPlace.Describe()}."
            + StandingPlaces.Describe(machine, processor),
            (ulong)level);
    }
}
