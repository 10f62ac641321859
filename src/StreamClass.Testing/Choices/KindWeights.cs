namespace StreamClass.Testing.Choices;

/// <summary>How much weight each kind of choice has against the others. Zero never happens unless nothing else can.</summary>
/// <param name="GoOn">Of the running code.</param>
/// <param name="Interrupt">Of all pending interrupts together.</param>
/// <param name="ReachEvent">Of the next due event.</param>
/// <param name="Run">Of all other threads together.</param>
internal readonly record struct KindWeights(int GoOn, int Interrupt, int ReachEvent, int Run)
{
    /// <summary>Most code goes on most of the time; a processor that is slow or changes threads is the exception.</summary>
    public static KindWeights Usual { get; } = new(64, 32, 2, 4);

    public int Of(ChoiceKind kind) => kind switch
    {
        ChoiceKind.GoOn => GoOn,
        ChoiceKind.Interrupt => Interrupt,
        ChoiceKind.ReachEvent => ReachEvent,
        _ => Run,
    };
}
