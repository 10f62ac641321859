namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Leaves out operations of clients, one by one, the last first.</summary>
internal sealed class OperationRemoval(Trials trials)
{
    public bool Run()
    {
        var removed = false;
        for (var i = trials.Best.Chooser.Operations.Count - 1; i >= 0 && trials.Left > 0; i = Math.Min(i, trials.Best.Chooser.Operations.Count) - 1)
        {
            var operation = trials.Best.Chooser.Operations[i];
            if (!trials.Best.Chooser.LeftOut.Contains(operation))
            {
                var leftOut = trials.Best.Chooser.LeftOut.Append(operation).ToHashSet();
                removed |= trials.Try(new AttemptChooser(trials.Best.Deviations, leftOut));
            }
        }

        return removed;
    }
}
