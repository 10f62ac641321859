using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>Lets the actor with the highest priority act. Time and interrupt lines are actors like the threads.</summary>
internal sealed class PriorityChooser(int depth) : RunChooser
{
    /// <summary>Whoever acts that often in a row while others could, waits for one of them.</summary>
    private const int Patience = 500;

    private readonly SeededGenerator _generator = new(0);
    private readonly Priorities _priorities = new();
    private readonly RandomPoints _changes = new(depth - 1);
    private int _last;
    private int _inARow;

    public override void Begin(ulong seed, int length)
    {
        _generator.Reset(seed);
        _priorities.Clear();
        _changes.Draw(_generator, depth - 1, length);
        _last = -1;
        _inARow = 0;
    }

    public override int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
    {
        if (choices[0].Kind == ChoiceKind.Value)
        {
            return _generator.Below(choices.Length);
        }

        if (point.Kind == TraceKind.Spin)
        {
            // Who waits for a lock lets the others run until one of them has released it.
            _priorities.Lower(_last);
        }

        var pick = Highest(choices);
        for (var changes = _changes.Pass(point); changes > 0; changes--)
        {
            _priorities.Lower(choices[pick].Actor);
            pick = Highest(choices);
        }

        pick = Relieve(choices, pick);
        if (choices[pick].Kind == ChoiceKind.ReachEvent)
        {
            RenewTime(choices[pick].Actor);
        }
        else if (choices[pick].Kind != ChoiceKind.Interrupt)
        {
            _last = choices[pick].Actor;
        }

        return pick;
    }

    /// <summary>Keeps loops that wait for somebody with a lower priority from going on for ever.</summary>
    private int Relieve(ReadOnlySpan<Choice> choices, int pick)
    {
        if (choices[pick].Actor != _last)
        {
            _inARow = 0;
        }
        else if (++_inARow > Patience)
        {
            _inARow = 0;
            _priorities.Lower(_last);
            return Highest(choices);
        }

        return pick;
    }

    /// <summary>Each event is another actor; one time of two the one to come is nobody that anything waits for.</summary>
    private void RenewTime(int time)
    {
        if (_generator.Below(2) == 0)
        {
            _priorities.Lower(time);
        }
        else
        {
            _priorities.Forget(time);
        }
    }

    private int Highest(ReadOnlySpan<Choice> choices)
    {
        var highest = 0;
        var highestPriority = _priorities.Of(choices[0].Actor, _generator);
        for (var i = 1; i < choices.Length; i++)
        {
            var priority = _priorities.Of(choices[i].Actor, _generator);
            if (priority > highestPriority)
            {
                highest = i;
                highestPriority = priority;
            }
        }

        return highest;
    }
}
