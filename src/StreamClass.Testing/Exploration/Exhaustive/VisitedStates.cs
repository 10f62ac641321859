namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>The states that runs have been in.</summary>
/// <param name="remembers">False has every state count as new: the search without reduction.</param>
internal sealed class VisitedStates(bool remembers)
{
    private readonly HashSet<Digest> _states = [];

    /// <returns>False when a run has been there.</returns>
    public bool Add(Digest state) => !remembers || _states.Add(state);

    public bool Contains(Digest state) => _states.Contains(state);
}
