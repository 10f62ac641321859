namespace StreamClass.Testing.Scripting;

/// <summary>What a board expects: steps that come one after the other, and accesses that may come at any time.</summary>
/// <remarks>A step is a set of accesses that may come in any order. Belongs to the board, under its serializer.</remarks>
internal sealed class Script
{
    private readonly List<List<ScriptedAccess>> _steps = [];
    private readonly List<ScriptedAccess> _anyTime = [];
    private int _current;

    /// <summary>Everything that has not come as often as it is expected, in the order of the script.</summary>
    public IEnumerable<ScriptedAccess> Missing =>
        _steps.Skip(_current).SelectMany(static step => step).Concat(_anyTime).Where(static access => !access.IsOver);

    /// <summary>What the script waits for, or null when all its steps are over.</summary>
    public ScriptedAccess? Next => _current < _steps.Count ? _steps[_current].First(static access => !access.IsOver) : null;

    public void AddStep(ScriptedAccess access) => _steps.Add([access]);

    public void AddSteps(List<ScriptedAccess> together)
    {
        if (together.Count > 0)
        {
            _steps.Add(together);
        }
    }

    public void AddAnyTime(ScriptedAccess access) => _anyTime.Add(access);

    /// <summary>Finds the expectation that an access fulfils now.</summary>
    public ScriptedAccess? Match(in RegisterAccess access) =>
        (_current < _steps.Count ? Find(_steps[_current], access) : null) ?? Find(_anyTime, access);

    /// <summary>Whether an access is one of a later step.</summary>
    public bool ComesTooEarly(in RegisterAccess access)
    {
        for (var i = _current + 1; i < _steps.Count; i++)
        {
            if (Find(_steps[i], access) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes on to the next step when the current one is over.</summary>
    public void Advance()
    {
        while (_current < _steps.Count && _steps[_current].TrueForAll(static access => access.IsOver))
        {
            _current++;
        }
    }

    private static ScriptedAccess? Find(List<ScriptedAccess> expected, in RegisterAccess access)
    {
        foreach (var candidate in expected)
        {
            if (!candidate.IsOver && candidate.Pattern.Matches(access))
            {
                return candidate;
            }
        }

        return null;
    }
}
