using StreamClass.Testing.Choices;
using StreamClass.Testing.Scheduling;

namespace StreamClass.Testing;

/// <summary>Runs scenarios in virtual time, in an order that follows from a seed.</summary>
/// <remarks>
/// A scenario must not leave the simulation: no real time, no other threads, and no ConfigureAwait(false) on anything but the
/// machine's own tasks. A run that leaves it fails with <see cref="SimulationFailure.LeftTheSimulation"/>.
/// </remarks>
public static class Simulation
{
    /// <summary>Runs a scenario on a bare drive.</summary>
    internal static SimulationResult Run(ulong seed, Func<SimulatedDrive, Task> scenario, SimulationOptions? options = null) =>
        Run(seed, static drive => drive, scenario, options);

    /// <summary>Runs a scenario on something that is made for the drive of the run, and disposed inside the run.</summary>
    internal static SimulationResult Run<T>(
        ulong seed, Func<SimulatedDrive, T> create, Func<T, Task> scenario, SimulationOptions? options = null)
        where T : IAsyncDisposable
    {
        using var carriers = new CarrierPool();
        var session = new SimulationSession(seed, options ?? new SimulationOptions(), new SeededChooser(seed), carriers);
        return session.Run(create, scenario);
    }
}
