using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>A choice that a story points out.</summary>
/// <param name="Kind">What was picked.</param>
/// <param name="Preempts">Whether the running code could have gone on.</param>
/// <param name="Actor">Who acts, or the value.</param>
/// <param name="Subject">The line, the event, or what the value means.</param>
internal readonly record struct Mark(ChoiceKind Kind, bool Preempts, int Actor, object? Subject);
