namespace StreamClass.Testing.Choices;

/// <summary>Decides a run: everything else in it follows from these answers.</summary>
internal interface IChooser
{
    /// <summary>Told what the run does between choices; null when the chooser does not care.</summary>
    IRunObserver? Observer => null;

    /// <summary>Picks what happens next.</summary>
    /// <param name="point">Where the run stands.</param>
    /// <param name="choices">At least two; those of one kind stand together, and in an order that only depends on earlier answers.</param>
    /// <returns>The index of the pick; negative ends the run here, as if its scenario had finished.</returns>
    int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices);

    /// <summary>Whether an operation of a client does not happen in this run, as in a schedule that is made small.</summary>
    /// <param name="operation">How many operations there were before in this run.</param>
    /// <param name="name">What the scenario calls it.</param>
    bool LeavesOut(int operation, string name) => false;
}
