using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>Decides one run after the other. Nothing is allocated for a run, nor for a choice.</summary>
internal abstract class RunChooser : IChooser
{
    /// <summary>Begins a run.</summary>
    /// <param name="seed">Decides everything in it that is random.</param>
    /// <param name="length">How many choices it will probably have, at least one.</param>
    public abstract void Begin(ulong seed, int length);

    public abstract int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices);
}
