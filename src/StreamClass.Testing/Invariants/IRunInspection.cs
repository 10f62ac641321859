namespace StreamClass.Testing.Invariants;

/// <summary>Looks at what a run leaves, unless its scenario has failed.</summary>
internal interface IRunInspection<in T>
{
    /// <summary>The scenario has ended; its subject still works.</summary>
    void ScenarioEnded(T subject);

    /// <summary>The subject has been disposed, and whatever was under way has come to rest.</summary>
    /// <returns>What is wrong with the run, or null.</returns>
    Finding? Disposed(T subject);
}
