namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>One choice on the way of the present run, and what is known of its alternatives.</summary>
/// <param name="state">Stands for the state of the machine there.</param>
/// <param name="mayChangeThreads">Whether it does not matter on top of whom the running code is.</param>
/// <param name="codes">Who would act, alternative by alternative.</param>
/// <param name="known">What earlier runs know of transitions that are just the same here.</param>
internal sealed class ScheduleNode(Digest state, bool mayChangeThreads, Digest[] codes, List<Transition> known)
{
    /// <summary>The alternatives taken so far, as far as they would be just the same elsewhere.</summary>
    private readonly List<Transition> _taken = [];

    public Digest State => state;

    public int Count => codes.Length;

    /// <summary>The alternative that the present run takes.</summary>
    public int Pick { get; private set; } = -1;

    /// <summary>The alternative that the present run takes has come to the next choice.</summary>
    public void Take(Transition transition, bool mayChangeThreadsAfterwards)
    {
        if (mayChangeThreads && mayChangeThreadsAfterwards && IsUnique(transition.Code))
        {
            _taken.Add(transition);
        }
    }

    /// <summary>What is known of the alternatives that are still the same after another one.</summary>
    public List<Transition> KnownAfter(Transition taken) =>
        [.. known.Concat(_taken)
            .Where(transition => transition.Code != taken.Code && transition.Footprint.IsIndependentOf(taken.Footprint))];

    /// <summary>Goes on to the next alternative that leads to a state where no run has been.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveNext(VisitedStates visited)
    {
        while (++Pick < Count)
        {
            if (!LeadsBack(codes[Pick], visited))
            {
                return true;
            }
        }

        return false;
    }

    private bool LeadsBack(Digest code, VisitedStates visited) =>
        mayChangeThreads
        && known.Find(transition => transition.Code == code) is { } transition
        && IsUnique(code)
        && visited.Contains(state + transition.Event);

    /// <summary>A thread whose continuation is queued before it stands still is there twice.</summary>
    private bool IsUnique(Digest code) => codes.Count(other => other == code) == 1;
}
