namespace StreamClass.Testing.Exploration;

/// <summary>A scenario for a device, played as one for a machine; reports name the code that its author wrote.</summary>
/// <param name="written">What the author wrote.</param>
/// <param name="play">Plays it.</param>
internal sealed class BoundScenario(Delegate written, Func<Machine, Task> play)
{
    public Delegate Written => written;

    public Task PlayAsync(Machine machine) => play(machine);
}
