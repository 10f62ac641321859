namespace StreamClass.Testing.Exploration;

/// <summary>A scenario as it is played, and as its author wrote it: reports name the latter.</summary>
internal sealed class PlayedScenario
{
    /// <summary>One that is played as it was written.</summary>
    public PlayedScenario(Func<Machine, Task> written)
        : this(written, written)
    {
    }

    /// <summary>One that is written for something that the machine is dressed up as.</summary>
    public PlayedScenario(Delegate written, Func<Machine, Task> play) => (Written, Play) = (written, play);

    /// <summary>What the author wrote.</summary>
    public Delegate Written { get; }

    /// <summary>Plays it.</summary>
    public Func<Machine, Task> Play { get; private init; }

    /// <summary>The options that its author need not repeat, because the test class has them; null when it has none.</summary>
    public ExplorationOptions? Given { get; init; }

    /// <summary>The method that replays a schedule of it.</summary>
    public string Replay { get; private init; } = nameof(Explore.Replay);

    /// <summary>The same, where an exception in consequence of what fails is no failure.</summary>
    /// <param name="explains">Whether an exception is one.</param>
    public PlayedScenario Bearing(Func<Exception, bool> explains) => new(Written, machine => BearAsync(machine, explains))
    {
        Given = Given,
        Replay = nameof(Explore.ReplayFaults),
    };

    private async Task BearAsync(Machine machine, Func<Exception, bool> explains)
    {
        try
        {
            await Play(machine);
        }
        catch (Exception exception) when (explains(exception))
        {
            // The scenario has ended early; what it leaves behind is looked at as after every run.
        }
    }
}
