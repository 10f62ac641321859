using StreamClass.Kernel;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Injections;

/// <summary>Notes what can fail in a run: at every point, or at the first of those that the same calls lead to.</summary>
internal sealed class FaultReference(IReadOnlyList<FaultKind> kinds, bool uniqueStacks) : ReferenceInjection
{
    private readonly Dictionary<FaultKind, int> _counts = [];
    private readonly HashSet<string> _stacks = [];

    public override FaultEffect FaultAt(FaultPoint point)
    {
        if (Machine is not null)
        {
            var isNew = !uniqueStacks || _stacks.Add($"{point}\n{CallStack.Describe()}");
            foreach (var kind in kinds)
            {
                if (FaultTable.PointsOf(kind).Contains(point))
                {
                    Note(kind, isNew);
                }
            }
        }

        return FaultEffect.None;
    }

    private void Note(FaultKind kind, bool isNew)
    {
        var number = _counts.GetValueOrDefault(kind);
        _counts[kind] = number + 1;
        if (isNew)
        {
            Note(kind.ToString(), number, 0);
        }
    }
}
