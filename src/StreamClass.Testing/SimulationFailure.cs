namespace StreamClass.Testing;

/// <summary>Why a simulation failed.</summary>
public enum SimulationFailure
{
    /// <summary>The scenario, or code that it started, threw.</summary>
    ScenarioFailed,

    /// <summary>Code of the scenario ran on a thread that the simulation does not control.</summary>
    LeftTheSimulation,

    /// <summary>Nothing is left that could run, and the scenario has not finished.</summary>
    Stalled,

    /// <summary>The run took more virtual time or more steps than the options allow.</summary>
    LimitReached,

    /// <summary>Code blocks on something that the simulation does not know.</summary>
    Hung,
}
