namespace StreamClass.Testing.Choices;

/// <summary>How much weight each kind of choice has against the others. Zero never happens unless nothing else can.</summary>
/// <param name="GoOn">Of the running code.</param>
/// <param name="Interrupt">Of all pending interrupts together.</param>
/// <param name="ReachEvent">Of the next due event.</param>
/// <param name="Run">Of all other threads together.</param>
/// <param name="Others">Of all that other processors go on with, and again of all that idle ones take up.</param>
internal readonly record struct KindWeights(int GoOn, int Interrupt, int ReachEvent, int Run, int Others)
{
    /// <summary>
    /// Most code goes on most of the time; a processor that is slow or changes threads is the exception. Others run at the same time.
    /// </summary>
    public static KindWeights Usual { get; } = new(64, 32, 2, 4, 16);

    public int Of(ChoiceKind kind) => kind switch
    {
        ChoiceKind.GoOn => GoOn,
        ChoiceKind.Interrupt => Interrupt,
        ChoiceKind.ReachEvent => ReachEvent,
        ChoiceKind.Processor or ChoiceKind.TakeUp => Others,
        _ => Run,
    };
}
