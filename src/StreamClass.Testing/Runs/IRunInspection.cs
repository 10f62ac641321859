namespace StreamClass.Testing.Runs;

/// <summary>Looks at what a run leaves.</summary>
internal interface IRunInspection<in T>
{
    /// <summary>The scenario threw, and its subject has been disposed.</summary>
    /// <returns>What that is a consequence of, or null.</returns>
    Finding? Cause(T subject);

    /// <summary>The scenario has ended; its subject still works.</summary>
    void ScenarioEnded(T subject);

    /// <summary>The subject has been disposed, and whatever was under way has come to rest.</summary>
    /// <returns>What is wrong with the run, or null.</returns>
    Finding? Disposed(T subject);
}
