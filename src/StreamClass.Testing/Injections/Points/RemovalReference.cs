namespace StreamClass.Testing.Injections.Points;

/// <summary>Notes at which moments boards could be removed, and at which points they could disappear.</summary>
internal sealed class RemovalReference(Removal family) : PointReference(family)
{
    private int _point;

    public override void OnPoint()
    {
        if (Machine is not { } machine)
        {
            return;
        }

        if (machine.Nodes.Any(static node => node.HasBoard))
        {
            Note(Removal.Unplug, _point, 0);
        }

        _point++;
    }
}
