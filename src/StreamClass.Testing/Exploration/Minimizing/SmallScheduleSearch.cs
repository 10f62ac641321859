using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Looks for the same failure among schedules with few deviations, or few preemptions, when taking away has come to its end.</summary>
internal sealed class SmallScheduleSearch(Trials trials, ulong seed)
{
    private const int MaxDeviations = 3;

    private readonly SeededGenerator _generator = new(seed);

    /// <summary>Searches until a smaller run is found or a number of runs has been made.</summary>
    /// <returns>Whether one was found.</returns>
    public bool Run(long runs) => SearchFewPreemptions(runs / 2) || SearchFewDeviations(runs / 2);

    private bool SearchFewPreemptions(long runs)
    {
        var most = Math.Min(MaxDeviations, trials.Best.Preemptions - 1);
        for (var left = most < 0 ? 0 : runs; left > 0 && trials.Left > 0; left--)
        {
            if (trials.Try(new FewPreemptionsChooser(_generator, _generator.Below(most + 1), trials.First.Chooser, trials.Best.Chooser.LeftOut)))
            {
                return true;
            }
        }

        return false;
    }

    private bool SearchFewDeviations(long runs)
    {
        var most = Math.Min(MaxDeviations, trials.Best.Deviations.Count);
        for (var deviations = 1; deviations <= most; deviations++)
        {
            // Few deviations have few combinations.
            for (var left = runs * deviations * 2 / (most * (most + 1)); left > 0 && trials.Left > 0; left--)
            {
                if (trials.Try(new SmallChooser(_generator, deviations, trials.First.Chooser, trials.Best.Chooser.LeftOut)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
