namespace StreamClass.Testing.Choices;

/// <summary>One thing that can happen next.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The line, the event, the thread or the processor.</param>
/// <param name="Actor">
/// Who would act: the same small number for the same thread, line or timer throughout a run. Zero is time. Of a value: the value.
/// </param>
/// <param name="Processor">The number of the processor that it would happen on, from 1.</param>
internal readonly record struct Choice(ChoiceKind Kind, object? Subject, int Actor, int Processor = 1)
{
    /// <summary>Whether the running code could have gone on, and did not. What fails does not keep it from going on.</summary>
    public bool IsPreemption(in Choice byDefault) => byDefault.Kind == ChoiceKind.GoOn && Kind is not (ChoiceKind.GoOn or ChoiceKind.Fault);
}
