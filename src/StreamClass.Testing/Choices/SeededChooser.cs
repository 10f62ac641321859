namespace StreamClass.Testing.Choices;

/// <summary>Picks at random: first a kind by its weight, then evenly within the kind.</summary>
internal sealed class SeededChooser(ulong seed) : IChooser
{
    private readonly SeededGenerator _generator = new(seed);

    /// <summary>How likely the kinds are.</summary>
    public KindWeights Weights { get; set; } = KindWeights.Usual;

    /// <summary>Begins anew, with another seed.</summary>
    public void Reset(ulong seed) => _generator.Reset(seed);

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        var total = TotalWeight(choices);
        if (total == 0)
        {
            return _generator.Below(choices.Length);
        }

        var ticket = _generator.Below(total);
        for (var start = 0; ;)
        {
            var kind = choices[start].Kind;
            var end = start + 1;
            while (end < choices.Length && choices[end].Kind == kind)
            {
                end++;
            }

            var weight = Weights.Of(kind);
            if (ticket < weight)
            {
                return end - start == 1 ? start : start + _generator.Below(end - start);
            }

            ticket -= weight;
            start = end;
        }
    }

    private int TotalWeight(ReadOnlySpan<Choice> choices)
    {
        var total = Weights.Of(choices[0].Kind);
        for (var i = 1; i < choices.Length; i++)
        {
            if (choices[i].Kind != choices[i - 1].Kind)
            {
                total += Weights.Of(choices[i].Kind);
            }
        }

        return total;
    }
}
