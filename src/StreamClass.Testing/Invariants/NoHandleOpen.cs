using StreamClass.Kernel;

namespace StreamClass.Testing.Invariants;

/// <summary>No handle of a clock is open any more, and none that a minidriver has opened.</summary>
internal sealed class NoHandleOpen : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        foreach (var open in machine.Kernel.Drive.Handles.OpenHandles())
        {
            if (open.Opener is not null || open.Target is not KernelDispatcherObject)
            {
                var opener = open.Opener is null ? string.Empty : $"; {open.Opener} opened it";
                sentences.Add($"Handle 0x{open.Handle:X} to {open.Target} is still open{opener}.");
            }
        }
    }
}
