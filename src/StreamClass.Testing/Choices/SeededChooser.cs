namespace StreamClass.Testing.Choices;

/// <summary>Picks at random: first a kind by its weight, then evenly within the kind.</summary>
internal sealed class SeededChooser(ulong seed) : IChooser
{
    private readonly SeededGenerator _generator = new(seed);

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        var ticket = _generator.Below(TotalWeight(choices));
        for (var start = 0; ;)
        {
            var kind = choices[start].Kind;
            var end = start + 1;
            while (end < choices.Length && choices[end].Kind == kind)
            {
                end++;
            }

            if (ticket < Weight(kind))
            {
                return end - start == 1 ? start : start + _generator.Below(end - start);
            }

            ticket -= Weight(kind);
            start = end;
        }
    }

    private static int TotalWeight(ReadOnlySpan<Choice> choices)
    {
        var total = Weight(choices[0].Kind);
        for (var i = 1; i < choices.Length; i++)
        {
            if (choices[i].Kind != choices[i - 1].Kind)
            {
                total += Weight(choices[i].Kind);
            }
        }

        return total;
    }

    /// <summary>Most code goes on most of the time; a processor that is slow or changes threads is the exception. Other processors run at the same time.</summary>
    private static int Weight(ChoiceKind kind) => kind switch
    {
        ChoiceKind.GoOn => 64,
        ChoiceKind.Interrupt => 32,
        ChoiceKind.ReachEvent => 2,
        ChoiceKind.Processor or ChoiceKind.TakeUp => 16,
        _ => 4,
    };
}
