namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Makes a failing schedule small: the fewest preemptions, then the fewest other deviations, then the fewest operations.</summary>
internal static class Minimizer
{
    /// <summary>Nobody follows more preemptions than that; it is worth all that is left of the budget to get there.</summary>
    private const int Followable = 3;

    /// <summary>For what no seed has found.</summary>
    private const ulong AnySeed = 1;

    public static SmallestSchedule Minimize(ScenarioRuns runs, FailedSchedule failed, ScheduleOptions options)
    {
        var identity = FailureIdentity.Of(failed.Failure);
        if (!identity.IsRepeatable)
        {
            return SmallestSchedule.Of(failed, runs: 0, replays: true);
        }

        var trials = new Trials(runs, identity, options.MaxMinimizingRuns);
        if (!trials.Start(new ReplayChooser(failed.Schedule)))
        {
            return SmallestSchedule.Of(failed, trials.Runs, replays: false);
        }

        if (options.Minimize)
        {
            Minimize(trials, new SmallScheduleSearch(trials, failed.Seed ?? AnySeed));
        }

        var best = trials.Best;
        var leftOut = best.Schedule.LeftOut.Select(number => best.Chooser.Operations[number].Name).ToArray();
        return new SmallestSchedule(best.Schedule, best.Preemptions, leftOut, best.Failure, trials.Runs, Replays: true);
    }

    private static void Minimize(Trials trials, SmallScheduleSearch search)
    {
        var removal = new DeviationRemoval(trials);
        var operations = new OperationRemoval(trials);
        var replacement = new PreemptionReplacement(trials);
        do
        {
            do
            {
                removal.Run();
            }
            while (operations.Run() | replacement.Run());
        }
        while (trials.Best.Deviations.Count > 1 && search.Run(Share(trials)));
    }

    /// <summary>The more there is to gain, the more runs the search may take.</summary>
    private static long Share(Trials trials) => trials.Best.Preemptions switch
    {
        > Followable => trials.Left,
        > 1 => trials.Left / 4,
        _ => trials.Left / 16,
    };
}
