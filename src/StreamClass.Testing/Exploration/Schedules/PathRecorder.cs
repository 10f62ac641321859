using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Schedules;

/// <summary>Notes what another chooser decides, so that any run can be written as a schedule.</summary>
internal sealed class PathRecorder : IChooser
{
    private readonly List<Deviation> _deviations = [];
    private readonly List<int> _leftOut = [];
    private IChooser? _chooser;
    private PathHash _hash;
    private uint _checksum;

    public IRunObserver? Observer => _chooser!.Observer;

    /// <summary>A number for the whole path.</summary>
    public ulong Hash => _hash.Value;

    public int Deviations => _deviations.Count;

    /// <summary>How often running code did not go on.</summary>
    public int Preemptions { get; private set; }

    /// <summary>Begins a run.</summary>
    public void Begin(IChooser chooser)
    {
        _chooser = chooser;
        _deviations.Clear();
        _leftOut.Clear();
        _hash = default;
        _checksum = 0;
        Preemptions = 0;
    }

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        var pick = _chooser!.Choose(point, choices);
        if (pick < 0)
        {
            return pick;
        }

        _hash.Add(point.Number, choices.Length, pick, choices[pick].Actor);
        if (pick > 0)
        {
            _deviations.Add(new Deviation(point.Number, pick));
            _checksum = _hash.Checksum;
            Preemptions += choices[pick].IsPreemption(choices[0]) ? 1 : 0;
        }

        return pick;
    }

    public bool LeavesOut(int operation, string name)
    {
        if (!_chooser!.LeavesOut(operation, name))
        {
            return false;
        }

        _leftOut.Add(operation);
        return true;
    }

    /// <summary>The run as a schedule.</summary>
    public Schedule ToSchedule() => new([.. _deviations], [.. _leftOut], _checksum);
}
