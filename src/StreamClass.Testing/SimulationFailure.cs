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

    /// <summary>A driver broke a rule: a bug check is on record.</summary>
    BugCheck,

    /// <summary>A routine of a minidriver threw, and its device failed.</summary>
    DeviceFailed,

    /// <summary>The scenario ended, but something was left: a request, memory, a handle, a thread.</summary>
    InvariantBroken,

    /// <summary>Two runs of one seed were not the same.</summary>
    NotDeterministic,

    /// <summary>A schedule was made for other code, or for other options, and does not say anything about these.</summary>
    ScheduleOutdated,
}
