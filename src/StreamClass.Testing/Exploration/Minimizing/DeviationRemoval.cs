namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Takes deviations away: all of them, then halves, quarters and so on, then one by one until none can be missed.</summary>
/// <remarks>Delta debugging, from the last deviation to the first: what comes earlier does not notice that a later one is missing.</remarks>
internal sealed class DeviationRemoval(Trials trials)
{
    public void Run()
    {
        _ = trials.Try([]);
        while (trials.Left > 0 && (Remove(static each => each.Preempts) | Remove(static each => !each.Preempts)))
        {
        }
    }

    private bool Remove(Func<KeyedDeviation, bool> isCandidate)
    {
        var removed = false;
        for (var size = Count(isCandidate); size > 0 && trials.Left > 0; size /= 2)
        {
            for (var end = Count(isCandidate); end > 0 && trials.Left > 0; end = Math.Min(end - size, Count(isCandidate)))
            {
                removed |= trials.Try(Without(isCandidate, Math.Max(0, end - size), end));
            }
        }

        return removed;
    }

    private int Count(Func<KeyedDeviation, bool> isCandidate) => trials.Best.Deviations.Count(isCandidate);

    private List<KeyedDeviation> Without(Func<KeyedDeviation, bool> isCandidate, int start, int end)
    {
        var index = 0;
        return [.. trials.Best.Deviations.Where(each => !isCandidate(each) || index++ is var place && (place < start || place >= end))];
    }
}
