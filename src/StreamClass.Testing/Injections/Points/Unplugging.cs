namespace StreamClass.Testing.Injections.Points;

/// <summary>Takes every board away at one point of the running code. Plug and play hears of it when a thread can run.</summary>
internal sealed class Unplugging(Removal family, Injection injection, Func<Exception, bool> explains)
    : PointInjection(family, injection, explains)
{
    private readonly int _wanted = injection.Point;
    private int _point;
    private bool _isUnheardOf;

    public override void OnPoint()
    {
        if (Machine is not { } machine || _point++ != _wanted)
        {
            return;
        }

        HasHappened = _isUnheardOf = true;
        foreach (var node in machine.Nodes)
        {
            node.DetachBoard();
        }
    }

    protected override bool IsDue()
    {
        var isDue = _isUnheardOf;
        _isUnheardOf = false;
        return isDue;
    }
}
