using StreamClass.Testing;

namespace StreamClass.Tests.Devices;

/// <summary>Runs a scenario under many seeds; what fails names the seed that replays it.</summary>
internal static class Seeds
{
    public static void Each(
        int count, Func<Machine, Task> scenario, MachineOptions? machine = null, SimulationOptions? options = null)
    {
        for (var seed = 1UL; seed <= (ulong)count; seed++)
        {
            Simulation.Run(seed, scenario, options, machine);
        }
    }
}
