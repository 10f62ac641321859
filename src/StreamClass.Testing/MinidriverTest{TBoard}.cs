using StreamClass.Hardware;
using StreamClass.Minidriver;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Recording;

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

    /// <summary>How runs are made and held to account, those of <see cref="Explore"/> too; <see cref="Run(Func{DeviceUnderTest{TBoard}, Task})"/> takes its seed.</summary>
    protected virtual ExplorationOptions Options => new();

    /// <summary>Whether the device is started when a scenario begins; otherwise the scenario does it.</summary>
    protected virtual bool StartsDevice => true;

    /// <summary>Explores scenarios: under many schedules or all, and with everything done to them that can be.</summary>
    /// <remarks>
    /// As <see cref="Testing.Explore"/>, whose methods it has, for scenarios of a device:
    /// <code>Explore.RemovalAtEveryPoint(async device => await device.OpenPinAsync());</code>
    /// </remarks>
    protected DeviceExplorer<TBoard> Explore => new(this, Options);

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
        ArgumentNullException.ThrowIfNull(scenario);
        var options = Options;
        var recording = options.Simulation.Recording ?? new MinidriverRecording();
        return Simulation.Run(
            seed, machine => PlayAsync(machine, scenario, recording), options.Simulation with { Recording = recording }, options.Machine);
    }

    internal async Task PlayAsync(Machine machine, Func<DeviceUnderTest<TBoard>, Task> scenario, MinidriverRecording recording)
    {
        Prepare(machine);
        var device = new DeviceUnderTest<TBoard>(machine, machine.LoadDriver(DriverEntry), CreateBoard(), recording);
        if (StartsDevice)
        {
            await device.StartAsync();
        }

        await scenario(device);
        await device.EndAsync();
    }
}
