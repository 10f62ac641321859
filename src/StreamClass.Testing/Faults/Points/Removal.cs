using StreamClass.PlugAndPlay;
using StreamClass.Testing.Invariants;

namespace StreamClass.Testing.Faults.Points;

/// <summary>Every board is pulled out.</summary>
internal sealed class Removal : PointFamily
{
    public override string Kind => "removal";

    public override int CountTargets(Machine machine) => machine.Nodes.Any(IsThere) ? 1 : 0;

    public override Task HappenAsync(Machine machine, int target) =>
        Task.WhenAll(machine.Nodes.Where(IsThere).Select(static node => node.SurpriseRemoveAsync()));

    public override Finding? Inspect(Machine machine)
    {
        foreach (var node in machine.Nodes)
        {
            if (node.Device.LeftBehind is [var left, ..])
            {
                return new Finding(
                    SimulationFailure.InvariantBroken,
                    $"{left} was left with the minidriver after the removal; it has to complete what it holds in SURPRISE_REMOVAL.",
                    null);
            }
        }

        return null;
    }

    private static bool IsThere(DeviceNode node) => node.State is not (DeviceState.SurpriseRemoved or DeviceState.Removed or DeviceState.Failed);
}
