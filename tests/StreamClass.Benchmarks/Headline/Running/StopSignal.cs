namespace StreamClass.Benchmarks.Headline.Running;

/// <summary>Tells the clients of a run that its time is over.</summary>
internal sealed class StopSignal
{
    private volatile bool _isSet;

    public bool IsSet => _isSet;

    public void Set() => _isSet = true;
}
