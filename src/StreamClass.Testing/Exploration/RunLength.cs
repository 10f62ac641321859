namespace StreamClass.Testing.Exploration;

/// <summary>How many choices the next run will probably have, learned from those before.</summary>
internal sealed class RunLength
{
    private const int Unknown = 64;

    private int _longest;

    public bool IsKnown => _longest > 0;

    public int Estimate => _longest == 0 ? Unknown : _longest;

    /// <summary>Goes up at once and down slowly: a point behind the end of a run is lost, one before it is only less likely.</summary>
    public void Learn(int choices) => _longest = Math.Max(1, Math.Max(choices, _longest - (_longest / 64)));
}
