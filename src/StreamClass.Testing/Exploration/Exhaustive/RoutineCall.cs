namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>One call of a minidriver's routine.</summary>
internal sealed class RoutineCall(string name, RoutineCall? outer)
{
    public string Name => name;

    /// <summary>The call that this one was made from, on the same stack.</summary>
    public RoutineCall? Outer => outer;

    /// <summary>Whether it has come to a preemption point.</summary>
    public bool HasPoint { get; set; }
}
