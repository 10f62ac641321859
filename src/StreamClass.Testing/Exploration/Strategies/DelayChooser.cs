using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>Keeps to the default order, but for a few points: none in the first run, then one, then up to as many as are allowed.</summary>
internal sealed class DelayChooser(int delays) : RunChooser
{
    /// <summary>How many runs each number of deviations gets, for each choice of a run.</summary>
    private const int RunsPerChoice = 2;

    private readonly SeededGenerator _generator = new(0);
    private readonly int[] _points = new int[delays];
    private long _runsAtThisNumber;
    private int _number = -1;
    private int _count;
    private int _next;

    public override void Begin(ulong seed, int length)
    {
        _generator.Reset(seed);
        _count = CountDelays(length);
        for (var i = 0; i < _count; i++)
        {
            _points[i] = _generator.Below(length);
        }

        Array.Sort(_points, 0, _count);
        _next = 0;
    }

    public override int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        if (choices[0].Kind == ChoiceKind.Value)
        {
            return _number == 0 ? 0 : _generator.Below(choices.Length);
        }

        if (_next == _count || _points[_next] > point.Number)
        {
            return 0;
        }

        while (_next < _count && _points[_next] <= point.Number)
        {
            _next++;
        }

        return 1 + _generator.Below(choices.Length - 1);
    }

    private int CountDelays(int length)
    {
        if (_number < 0 || (_number <= delays && _runsAtThisNumber >= Share(length)))
        {
            _number++;
            _runsAtThisNumber = 0;
        }

        _runsAtThisNumber++;
        return _number <= delays ? _number : 1 + _generator.Below(delays);
    }

    private long Share(int length) => _number == 0 ? 1 : (long)RunsPerChoice * length;
}
