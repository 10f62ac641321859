using StreamClass.Kernel;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Injections;

/// <summary>Lets one thing fail: that of its kind which has the number.</summary>
internal sealed class FaultInjection(FaultKind kind, int number, Func<Exception, bool> explains) : RunInjection(explains)
{
    private readonly IReadOnlyList<FaultPoint> _points = FaultTable.PointsOf(kind);
    private int _count;

    public override FaultEffect FaultAt(FaultPoint point)
    {
        if (Machine is null || !_points.Contains(point) || _count++ != number)
        {
            return FaultEffect.None;
        }

        HasHappened = true;
        return FaultTable.EffectOf(kind);
    }
}
