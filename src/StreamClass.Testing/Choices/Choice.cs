namespace StreamClass.Testing.Choices;

/// <summary>One thing that can happen next.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The line, the event, the thread or the processor.</param>
/// <param name="Actor">Who would act: the same small number for the same thread, line or timer throughout a run. Zero is time.</param>
/// <param name="Processor">The number of the processor that it would happen on, from 1.</param>
internal readonly record struct Choice(ChoiceKind Kind, object? Subject, int Actor, int Processor = 1);
