using StreamClass.PlugAndPlay;

namespace StreamClass.Testing.Injections.Points;

/// <summary>The machine goes to sleep, and wakes after a second.</summary>
internal sealed class PowerLoss : PointFamily
{
    public override string Kind => "power-loss";

    public override int CountTargets(Machine machine) => machine.Nodes.Any(static node => node.State == DeviceState.Started) ? 1 : 0;

    public override async Task HappenAsync(Machine machine, int target)
    {
        await machine.SleepAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), machine.TimeProvider);
        await machine.WakeAsync();
    }
}
