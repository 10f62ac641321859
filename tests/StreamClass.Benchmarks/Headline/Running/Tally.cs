namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>What a handler counts: its calls, and whether one came before the last had returned.</summary>
/// <remarks>Plain fields, as whoever is never entered twice needs no more. If it is entered twice after all, the marks meet or a call is lost.</remarks>
internal sealed class Tally
{
    private bool _isInside;

    public long Callbacks { get; private set; }

    public bool WasReentered { get; private set; }

    public void Enter()
    {
        if (_isInside)
        {
            WasReentered = true;
        }

        _isInside = true;
        Callbacks++;
    }

    public void Leave() => _isInside = false;
}
