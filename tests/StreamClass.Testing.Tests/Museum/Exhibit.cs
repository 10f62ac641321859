using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>One realistic bug of a minidriver, and its corrected twin.</summary>
public abstract class Exhibit
{
    /// <summary>Names the exhibit in tables and tests.</summary>
    public string Name => GetType().Name;

    /// <summary>What is wrong with the faulty minidriver, in one sentence.</summary>
    public abstract string Bug { get; }

    /// <summary>How it shows.</summary>
    public abstract SimulationFailure Failure { get; }

    /// <summary>What the failure says, with * for what varies.</summary>
    public abstract string Message { get; }

    /// <summary>What each run costs and is held to; processors, for example.</summary>
    public virtual SimulationOptions Options { get; } = new();

    /// <summary>How it is explored. Nobody outside of the simulation has to be waited for when a run comes to a halt.</summary>
    public ExplorationOptions Exploration => new() { Simulation = Options with { LeftGrace = TimeSpan.Zero } };

    /// <summary>What the clients do, with the faulty minidriver or with its corrected twin.</summary>
    public abstract Task PlayAsync(Machine machine, bool isCorrected);

    public sealed override string ToString() => Name;
}
