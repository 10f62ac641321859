using StreamClass.Testing.Threads;

namespace StreamClass.Testing.Injections.Points;

/// <summary>Notes at which moments of a run something could happen, and to how many things.</summary>
internal class PointReference(PointFamily family) : ReferenceInjection
{
    private int _moment;

    public override Runnable? TakeNext()
    {
        if (Machine is { } machine)
        {
            var targets = family.CountTargets(machine);
            for (var target = 0; target < targets; target++)
            {
                Note(family.Kind, _moment, target);
            }

            _moment++;
        }

        return null;
    }
}
