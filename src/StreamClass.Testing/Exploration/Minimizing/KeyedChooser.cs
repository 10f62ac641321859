using System.Globalization;
using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Minimizing;

/// <summary>Knows the choices of a run by keys that mean the same in other runs, and notes those that it decides otherwise than by default.</summary>
internal abstract class KeyedChooser(IReadOnlySet<OperationKey> leftOut) : IChooser
{
    private readonly TraceNames _subjects = new(areNumbered: false);
    private readonly ThreadNames _threads = new();
    private readonly Dictionary<PointKey, int> _points = [];
    private readonly Dictionary<string, int> _operations = [];

    public List<KeyedDeviation> Deviations { get; } = [];

    public List<PassedPoint> Passed { get; } = [];

    /// <summary>The operations of the run, those that are left out among them.</summary>
    public List<OperationKey> Operations { get; } = [];

    public IReadOnlySet<OperationKey> LeftOut => leftOut;

    public int Length { get; private set; }

    public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        Length = point.Number + 1;
        var key = KeyOf(point, choices[0].Kind == ChoiceKind.Value ? string.Empty : NameOf(choices[0], point));
        var pick = Pick(point, key, choices);
        if (pick > 0)
        {
            Deviations.Add(new KeyedDeviation(key, KeyOf(choices[pick], point), choices[pick].IsPreemption(choices[0])));
        }
        else if (choices[0].Kind is ChoiceKind.Run)
        {
            Passed.Add(new PassedPoint(point.Number, key, KeysOf(choices[1..], point)));
        }

        return pick;
    }

    public bool LeavesOut(int operation, string name)
    {
        var occurrence = _operations.GetValueOrDefault(name);
        _operations[name] = occurrence + 1;
        var key = new OperationKey(name, occurrence);
        Operations.Add(key);
        return leftOut.Contains(key);
    }

    protected abstract int Pick(in ChoicePoint point, in PointKey key, ReadOnlySpan<Choice> choices);

    /// <summary>The place of a pick among the choices, or zero if it is not among them.</summary>
    protected int Find(in PickKey pick, in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        for (var i = 1; i < choices.Length; i++)
        {
            if (KeyOf(choices[i], point) == pick)
            {
                return i;
            }
        }

        return 0;
    }

    private PointKey KeyOf(in ChoicePoint point, string running)
    {
        var key = new PointKey(point.Kind, _subjects.Of(point.Subject), running, 0);
        var occurrence = _points.GetValueOrDefault(key);
        _points[key] = occurrence + 1;
        return key with { Occurrence = occurrence };
    }

    private PickKey KeyOf(in Choice choice, in ChoicePoint point) => new(choice.Kind, NameOf(choice, point));

    private PickKey[] KeysOf(ReadOnlySpan<Choice> choices, in ChoicePoint point)
    {
        var keys = new PickKey[choices.Length];
        for (var i = 0; i < choices.Length; i++)
        {
            keys[i] = KeyOf(choices[i], point);
        }

        return keys;
    }

    private string NameOf(in Choice choice, in ChoicePoint point) => choice.Kind switch
    {
        ChoiceKind.Value => choice.Actor.ToString(CultureInfo.InvariantCulture),
        ChoiceKind.GoOn or ChoiceKind.Run or ChoiceKind.TakeUp when choice.Subject is not InterruptLine =>
            _threads.Of(choice.Actor, point.Actors),
        _ => _subjects.Of(choice.Subject),
    };
}
