namespace StreamClass.Testing.Choices;

/// <summary>What can happen next at a point where the scheduler chooses.</summary>
internal enum ChoiceKind
{
    /// <summary>The code that runs goes on.</summary>
    GoOn,

    /// <summary>A pending interrupt line is served on top of the code that runs.</summary>
    Interrupt,

    /// <summary>The processor is so slow that the next due event comes first.</summary>
    ReachEvent,

    /// <summary>Another thread runs.</summary>
    Run,

    /// <summary>A value that the scenario asks for; all choices of its point are of this kind.</summary>
    Value,
}
