namespace StreamClass.Testing.Choices;

/// <summary>What can happen next, gathered afresh at each point.</summary>
internal sealed class ChoiceList
{
    private Choice[] _choices = new Choice[16];

    public int Count { get; private set; }

    public ReadOnlySpan<Choice> Span => _choices.AsSpan(0, Count);

    public Choice this[int index] => _choices[index];

    public void Clear() => Count = 0;

    public void Add(ChoiceKind kind, object? subject, int actor, int processor)
    {
        if (Count == _choices.Length)
        {
            Array.Resize(ref _choices, Count * 2);
        }

        _choices[Count++] = new Choice(kind, subject, actor, processor);
    }
}
