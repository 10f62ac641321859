using StreamClass.Testing.Choices;
using StreamClass.Testing.Faults;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Simulations;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing;

/// <summary>Runs scenarios in virtual time, in an order that follows from a seed.</summary>
/// <remarks>
/// A scenario must not leave the simulation: no real time, no other threads, and no ConfigureAwait(false) on anything but the
/// machine's own tasks. A run that leaves it fails with <see cref="SimulationFailure.LeftTheSimulation"/>.
/// </remarks>
public static class Simulation
{
    /// <summary>Runs a scenario on a machine of its own, which is switched off at the end of the run.</summary>
    /// <param name="seed">Decides what runs when. The same seed gives the same run, to the last line of its trace.</param>
    /// <param name="scenario">What the clients of the machine do.</param>
    /// <param name="options">What time costs and where a run ends; null takes the defaults.</param>
    /// <param name="machine">How the machine is built; null takes the defaults. Its clock is the simulation's.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="SimulationException">The scenario failed, left the simulation, came to a halt or ran too long.</exception>
    public static SimulationResult Run(
        ulong seed, Func<Machine, Task> scenario, SimulationOptions? options = null, MachineOptions? machine = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        options ??= new SimulationOptions();
        machine ??= new MachineOptions();
        using var carriers = new CarrierPool();
        return Conclude(
            seed, options, () => MachineRun.Play(ChooserOf(seed, options), scenario, options, machine, carriers, new Trace(), seed));
    }

    /// <summary>Runs a scenario on a bare drive.</summary>
    internal static SimulationResult RunDrive(ulong seed, Func<SimulatedDrive, Task> scenario, SimulationOptions? options = null) =>
        Run(seed, static drive => drive, scenario, options);

    /// <summary>Runs a scenario on something that is made for the drive of the run, and disposed inside the run.</summary>
    internal static SimulationResult Run<T>(
        ulong seed,
        Func<SimulatedDrive, T> create,
        Func<T, Task> scenario,
        SimulationOptions? options = null,
        IRunInspection<T>? inspection = null)
        where T : IAsyncDisposable
    {
        options ??= new SimulationOptions();
        using var carriers = new CarrierPool();
        return Conclude(
            seed,
            options,
            () => new SimulationSession(options, ChooserOf(seed, options), carriers, new Trace(), seed).Run(create, scenario, inspection));
    }

    private static SimulationResult Conclude(ulong seed, SimulationOptions options, Func<RunOutcome> runOnce)
    {
        var outcome = runOnce();
        return (options.SelfCheck ? SelfCheck.Repeat(seed, outcome, runOnce) : outcome).Conclude(seed);
    }

    private static IChooser ChooserOf(ulong seed, SimulationOptions options) =>
        FaultChooser.Over(new SeededChooser(seed), options.Faults, seed);
}
