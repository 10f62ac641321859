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

    /// <summary>Another thread runs on this processor.</summary>
    Run,

    /// <summary>Another processor goes on with what it stands still in the middle of.</summary>
    Processor,

    /// <summary>Another processor, which is idle, takes something up: an interrupt line or a thread.</summary>
    TakeUp,
}
