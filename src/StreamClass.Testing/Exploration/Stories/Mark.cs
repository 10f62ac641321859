using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>A choice that a story points out.</summary>
/// <param name="Kind">What was picked.</param>
/// <param name="Preempts">Whether the running code could have gone on.</param>
/// <param name="Actor">Who acts, or the value.</param>
/// <param name="Processor">The number of the processor that it happens on.</param>
/// <param name="IsThread">Whether it is a thread that acts.</param>
internal readonly record struct Mark(ChoiceKind Kind, bool Preempts, int Actor, int Processor, bool IsThread);
