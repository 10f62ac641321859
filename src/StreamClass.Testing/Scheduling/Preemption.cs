using StreamClass.Kernel;
using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Scheduling;

/// <summary>What comes before the running code goes on: whatever the chooser picks, until it picks that the code goes on.</summary>
internal sealed class Preemption(
    SimulatedMachine machine, RunQueue queue, Stacks stacks, Decisions decisions, IdleLoop idle, int mostPreempted)
{
    /// <summary>Lets the chooser interrupt, delay or preempt the running code, until it says that the code goes on.</summary>
    public void Settle(SimulatedProcessor processor)
    {
        for (var isBack = false; ;)
        {
            processor.Drain();
            machine.Lines.HandOverMasked();
            if (processor.MayChangeThreads && idle.Injection?.TakeNext() is { } injected)
            {
                Perform(new Choice(ChoiceKind.Run, injected, machine.Actors.Of(injected), processor.Number), processor);
            }

            decisions.Clear();
            decisions.AddGoOn();
            decisions.AddInterrupts(processor);

            // A processor that was picked to go on does so; only what has come up meanwhile can still come first.
            if (!isBack)
            {
                AddTheRest(processor);
            }

            var picked = decisions.Pick();
            if (picked.Kind == ChoiceKind.GoOn)
            {
                return;
            }

            Perform(picked, processor);
            if (picked.Kind == ChoiceKind.Run && machine.OffersEveryOrder)
            {
                // Whoever picked this stack to go on could have picked anything else; threads that only take turns would have no end.
                return;
            }

            isBack = picked.Kind is ChoiceKind.Processor or ChoiceKind.TakeUp;
        }
    }

    /// <summary>Does what was picked instead of going on. Returns when the running code can go on.</summary>
    public void Perform(in Choice picked, SimulatedProcessor processor)
    {
        switch (picked.Kind)
        {
            case ChoiceKind.Interrupt:
                processor.Serve((InterruptLine)picked.Subject!);
                break;
            case ChoiceKind.ReachEvent:
                processor.ReachNextEvent();
                break;
            case ChoiceKind.Run:
                var stack = stacks.Capture(null);
                queue.AddPreempted(stack);
                Park(stack, picked);
                break;
            default:
                stacks.Stand(picked, idle);
                break;
        }
    }

    /// <summary>Parks the running stack. Returns when it goes on.</summary>
    public void Park(ParkedStack stack, in Choice? next)
    {
        stacks.Park(stack, next, idle);
        idle.HasRun();
    }

    private void AddTheRest(SimulatedProcessor processor)
    {
        decisions.AddNextEvent();
        if (processor.MayChangeThreads && (stacks.Preempted < mostPreempted || machine.OffersEveryOrder))
        {
            decisions.AddThreads(processor);
        }

        if (machine.HasSeveral)
        {
            decisions.AddOthers(processor);
        }
    }
}
