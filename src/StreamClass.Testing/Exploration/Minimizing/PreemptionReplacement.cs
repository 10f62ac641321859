namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Tries to reach the same order without a preemption: whoever preempts goes first where nothing is on the stack.</summary>
internal sealed class PreemptionReplacement(Trials trials)
{
    /// <summary>How many points are tried for one preemption, the nearest first.</summary>
    private const int Points = 24;

    public bool Run()
    {
        var replaced = false;
        for (var i = trials.Best.Deviations.Count - 1; i >= 0 && trials.Left > 0; i = Math.Min(i, trials.Best.Deviations.Count) - 1)
        {
            replaced |= trials.Best.Deviations[i].Preempts && Replace(i);
        }

        return replaced;
    }

    private bool Replace(int index)
    {
        var preemption = trials.Best.Deviations[index];
        var rest = trials.Best.Deviations.Where((_, place) => place != index).ToArray();
        var number = trials.Best.Schedule.Deviations[index].Number;
        var points = trials.Best.Chooser.Passed
            .Where(point => point.Others.Contains(preemption.Pick))
            .OrderBy(point => Math.Abs(point.Number - number))
            .Take(Points)
            .ToArray();
        return points.Any(point => trials.Try([.. rest, new KeyedDeviation(point.Point, preemption.Pick, Preempts: false)]));
    }
}
