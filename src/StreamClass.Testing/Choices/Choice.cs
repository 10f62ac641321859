namespace StreamClass.Testing.Choices;

/// <summary>One thing that can happen next.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The line, the event or the thread.</param>
internal readonly record struct Choice(ChoiceKind Kind, object? Subject);
