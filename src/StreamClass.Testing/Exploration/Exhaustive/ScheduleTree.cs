namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>All schedules, depth first: the way of the present run, and where the next one leaves it.</summary>
internal sealed class ScheduleTree(VisitedStates visited)
{
    private readonly List<ScheduleNode> _path = [];
    private int _depth;
    private bool _hasStarted;

    /// <summary>Whether a run did not do what an earlier one had done with the same picks.</summary>
    public bool HasDiffered { get; private set; }

    /// <summary>Starts the next run.</summary>
    /// <returns>False when there are no more.</returns>
    public bool MoveNext()
    {
        _depth = 0;
        if (!_hasStarted)
        {
            _hasStarted = true;
            return true;
        }

        while (_path is [.., var last])
        {
            if (last.MoveNext(visited))
            {
                return true;
            }

            _path.RemoveAt(_path.Count - 1);
        }

        return false;
    }

    /// <summary>The present run has come to a choice.</summary>
    /// <param name="before">What it has done since the last choice.</param>
    /// <param name="state">Stands for the state of the machine.</param>
    /// <param name="mayChangeThreads">Whether it does not matter on top of whom the running code is.</param>
    /// <param name="codes">Who would act, alternative by alternative.</param>
    /// <returns>The pick; -1 when another run has been here, so that all that can follow is known.</returns>
    public int Choose(Transition before, Digest state, bool mayChangeThreads, Digest[] codes)
    {
        if (_depth < _path.Count)
        {
            var node = _path[_depth++];
            HasDiffered |= node.State != state || node.Count != codes.Length;
            return HasDiffered ? -1 : node.Pick;
        }

        if (!Arrive(before, state, mayChangeThreads, out var known))
        {
            return -1;
        }

        var added = new ScheduleNode(state, mayChangeThreads, codes, known);
        if (!added.MoveNext(visited))
        {
            return -1;
        }

        _path.Add(added);
        _depth++;
        return added.Pick;
    }

    /// <summary>The present run has come to its end.</summary>
    /// <returns>False when another run came to the same.</returns>
    public bool Finish(Transition before, Digest state)
    {
        HasDiffered |= _depth != _path.Count;
        return !HasDiffered && Arrive(before, state, mayChangeThreads: false, out _);
    }

    private bool Arrive(Transition before, Digest state, bool mayChangeThreads, out List<Transition> known)
    {
        known = [];
        if (_path is [.., var last])
        {
            known = last.KnownAfter(before);
            last.Take(before, mayChangeThreads);
        }

        return visited.Add(state);
    }
}
