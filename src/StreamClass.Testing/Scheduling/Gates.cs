using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>Where threads wait for each other.</summary>
internal sealed class Gates(
    KernelDrive drive, SimulatedMachine machine, RunQueue queue, Stacks stacks, Preemption preemption, ArmedEvents events)
{
    /// <summary>Waits until a gate opens or the time (ns; negative is for ever) runs out.</summary>
    /// <returns>Whether it is open.</returns>
    public bool Wait(KernelGate gate, long timeout)
    {
        if (!machine.Running.MayChangeThreads)
        {
            var level = machine.Running.Processor.Irql;
            throw drive.BugCheck(BugCheckCode.AttemptedSwitchFromDpc, $"A wait for {gate.Name} at {level.Display()}.", (ulong)level);
        }

        // Nobody may open it between the look and the wait.
        machine.IsQuiet = true;
        var isOpen = gate.IsOpen;
        machine.IsQuiet = false;
        if (!isOpen && timeout != 0)
        {
            Park(gate, timeout);
        }

        return gate.IsOpen;
    }

    /// <summary>Opens a gate that is closed, and lets the thread go on that waits at it.</summary>
    public bool Wake(KernelGate gate)
    {
        machine.Observer?.Touch(gate, isWrite: true);
        if (!gate.TryOpen())
        {
            return false;
        }

        machine.Note(TraceKind.Wake, gate);
        if (gate.DriveState is ParkedStack stack)
        {
            queue.MakeReady(stack);
        }

        return true;
    }

    private void Park(KernelGate gate, long timeout)
    {
        machine.Run.Step();
        machine.Note(TraceKind.Wait, gate);
        var stack = stacks.Capture(gate);
        gate.DriveState = stack;
        if (timeout >= 0)
        {
            stack.Timeout = new WaitTimeout(queue, stack);
            events.Add(stack.Timeout, machine.Clock.Time + timeout);
        }

        preemption.Park(stack, null);
        gate.DriveState = null;
        machine.Observer?.GoesOn(TraceKind.Wait, gate);
    }
}
