using StreamClass.Kernel;

namespace StreamClass.Testing.Invariants;

/// <summary>No handle of a clock is open any more, and none that a minidriver has opened.</summary>
internal sealed class NoHandleOpen : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
        from open in machine.Kernel.Drive.Handles.OpenHandles()
        where open.Opener is not null || open.Target is not KernelDispatcherObject
        select $"Handle 0x{open.Handle:X} to {open.Target} is still open{(open.Opener is null ? string.Empty : $"; {open.Opener} opened it")}.";
}
