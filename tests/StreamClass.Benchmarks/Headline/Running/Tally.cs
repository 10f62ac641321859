namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>What a handler keeps of its calls: how many there were, and whether one came before the last had returned.</summary>
/// <remarks>
/// Plain fields, as whoever is never entered twice needs no more. If it is entered twice after all, the marks meet or a call is lost.
/// </remarks>
internal sealed class Tally
{
    private bool _isInside;

    public long Callbacks { get; private set; }

    public bool WasReentered { get; private set; }

    /// <summary>A routine begins that takes a request.</summary>
    public void EnterWithRequest()
    {
        Callbacks++;
        Enter();
    }

    /// <summary>A routine begins.</summary>
    public void Enter()
    {
        if (_isInside)
        {
            WasReentered = true;
        }

        _isInside = true;
    }

    /// <summary>The routine ends.</summary>
    public void Leave() => _isInside = false;
}
