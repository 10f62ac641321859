using StreamClass.Hardware;
using StreamClass.Minidriver;
using StreamClass.Testing.Exploration;

namespace StreamClass.Testing;

/// <summary>The base of tests of a minidriver that drives a board.</summary>
/// <remarks>
/// <para>Each run gets a machine, a board and a started device of its own. It ends with everything closed, the device removed, a
/// <see cref="Scripting.ScriptedBoard"/> verified, and the run held to its <see cref="SimulationOptions.Checks"/>.</para>
/// <para>The methods return when the run is over, so that a test is an ordinary method in any test framework. The minidriver is made
/// anew by each call of <see cref="DriverEntry"/>; what it keeps in static fields would be shared by the runs.</para>
/// </remarks>
/// <typeparam name="TBoard">The class of the board.</typeparam>
public abstract class MinidriverTest<TBoard>
    where TBoard : VirtualDevice?
{
    /// <summary>The entry point of the minidriver; asked for once a run.</summary>
    protected abstract DriverEntry DriverEntry { get; }

    /// <summary>How runs are made and held to account; <see cref="Run(Func{DeviceUnderTest{TBoard}, Task})"/> takes its seed.</summary>
    protected virtual ExplorationOptions Options => new();

    /// <summary>Whether the device is started when a scenario begins; otherwise the scenario does it.</summary>
    protected virtual bool StartsDevice => true;

    /// <summary>Makes the board of a run.</summary>
    protected abstract TBoard CreateBoard();

    /// <summary>Prepares the machine before the driver is loaded: registry values, for example.</summary>
    /// <param name="machine">The machine of the run.</param>
    protected virtual void Prepare(Machine machine)
    {
    }

    /// <summary>Runs a scenario once, in virtual time, with the seed of the options.</summary>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="SimulationException">The scenario failed, or a check of the run did.</exception>
    protected SimulationResult Run(Func<DeviceUnderTest<TBoard>, Task> scenario) => Run(Options.Seed, scenario);

    /// <summary>Runs a scenario once, in virtual time, with a seed.</summary>
    /// <param name="seed">Decides what runs when.</param>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <returns>What happened.</returns>
    /// <exception cref="SimulationException">The scenario failed, or a check of the run did.</exception>
    protected SimulationResult Run(ulong seed, Func<DeviceUnderTest<TBoard>, Task> scenario)
    {
        var options = Options;
        return Simulation.Run(seed, Bind(scenario), options.Simulation, options.Machine);
    }

    /// <summary>Runs a scenario under many schedules, until one of them fails.</summary>
    /// <param name="count">How many schedules.</param>
    /// <param name="scenario">What the clients of the device do. It must not keep anything from one run to the next.</param>
    /// <returns>What was explored; no schedule failed.</returns>
    /// <exception cref="ExplorationException">A schedule failed: its message has the story, and the test that replays it.</exception>
    protected ExplorationResult Explore(int count, Func<DeviceUnderTest<TBoard>, Task> scenario) =>
        Testing.Explore.Schedules(count, Bind(scenario), Options);

    /// <summary>Replays one schedule.</summary>
    /// <param name="schedule">What a failed exploration has printed.</param>
    /// <param name="scenario">The same scenario.</param>
    /// <returns>What happened; the schedule did not fail.</returns>
    /// <exception cref="SimulationException">The schedule failed, as it did before.</exception>
    /// <exception cref="FormatException"><paramref name="schedule"/> is none.</exception>
    protected SimulationResult Replay(string schedule, Func<DeviceUnderTest<TBoard>, Task> scenario) =>
        Testing.Explore.Replay(schedule, Bind(scenario), Options);

    /// <summary>Turns a scenario for a device into one for a machine, for what asks for such a one.</summary>
    /// <param name="scenario">What the clients of the device do.</param>
    /// <returns>The same for a fresh machine.</returns>
    protected Func<Machine, Task> Bind(Func<DeviceUnderTest<TBoard>, Task> scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new BoundScenario(scenario, machine => PlayAsync(machine, scenario)).PlayAsync;
    }

    private async Task PlayAsync(Machine machine, Func<DeviceUnderTest<TBoard>, Task> scenario)
    {
        Prepare(machine);
        var device = new DeviceUnderTest<TBoard>(machine, machine.LoadDriver(DriverEntry), CreateBoard());
        if (StartsDevice)
        {
            await device.StartAsync();
        }

        await scenario(device);
        await device.EndAsync();
    }
}
