using StreamClass.PlugAndPlay;
using StreamClass.Testing.Runs;

namespace StreamClass.Testing.Injections.Points;

/// <summary>Every board is pulled out: between two threads, or under the hands of a routine that is talking to it.</summary>
internal sealed class Removal : PointFamily
{
    /// <summary>The other kind: the boards go in the middle of what runs, and the removal follows once the level allows it.</summary>
    public const string Unplug = "unplug";

    public override string Kind => "removal";

    public override IReadOnlyList<string> Kinds => [Kind, Unplug];

    public override int CountTargets(Machine machine) => machine.Nodes.Any(IsThere) ? 1 : 0;

    public override Task HappenAsync(Machine machine, int target) =>
        Task.WhenAll(machine.Nodes.Where(IsThere).Select(static node => node.SurpriseRemoveAsync()));

    public override ReferenceInjection Observe() => new RemovalReference(this);

    public override RunInjection Create(Injection injection, Func<Exception, bool>? explains) =>
        injection.Kind == Unplug ? new Unplugging(this, injection, ExplainsOr(explains)) : base.Create(injection, explains);

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

    private static bool IsThere(DeviceNode node) =>
        node.State is not (DeviceState.SurpriseRemoved or DeviceState.Removed or DeviceState.Failed);
}
