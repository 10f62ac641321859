namespace StreamClass.Testing.Choices;

/// <summary>The default schedule: the running code goes on; or, when nothing is on the stack, the first in line.</summary>
internal sealed class InOrderChooser : IChooser
{
    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices) => 0;
}
