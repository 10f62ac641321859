using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>Keeps to the default order, but for a few points: none in the first run, then one, then up to as many as are allowed.</summary>
internal sealed class DelayChooser(int delays) : RunChooser
{
    /// <summary>How many runs each number of deviations gets, for each choice of a run.</summary>
    private const int RunsPerChoice = 2;

    private readonly SeededGenerator _generator = new(0);
    private readonly RandomPoints _points = new(delays);
    private long _runsAtThisNumber;
    private int _number = -1;
    private bool _hurries;

    public override void Begin(ulong seed, int length)
    {
        _generator.Reset(seed);
        _points.Draw(_generator, CountDelays(length), length);
        _hurries = false;
    }

    public override int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        if (choices[0].Kind == ChoiceKind.Value)
        {
            return _number == 0 ? 0 : _generator.Below(choices.Length);
        }

        var pick = _points.Pass(point) > 0 ? 1 + _generator.Below(choices.Length - 1)
            : _hurries && choices[1].Kind == ChoiceKind.Interrupt ? 1
            : 0;

        // An event that comes early means little if the interrupt that it brings does not.
        _hurries = choices[pick].Kind == ChoiceKind.ReachEvent && _generator.Below(2) == 0;
        return pick;
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
