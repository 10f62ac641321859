using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>Who goes before whom: random at first, and below all others once lowered.</summary>
internal sealed class Priorities
{
    /// <summary>What is drawn lies above this, what was lowered below it.</summary>
    private const long Middle = 1L << 32;

    // Zero is not yet drawn.
    private long[] _priorities = new long[32];
    private int _known;
    private long _lowest = Middle;

    public void Clear()
    {
        Array.Clear(_priorities, 0, _known);
        _known = 0;
        _lowest = Middle;
    }

    /// <summary>The priority of an actor; drawn when it appears for the first time.</summary>
    public long Of(int actor, SeededGenerator generator)
    {
        ref var priority = ref Slot(actor);
        if (priority == 0)
        {
            priority = Middle + (long)(generator.Next() >> 2);
        }

        return priority;
    }

    public void Lower(int actor)
    {
        if (actor >= 0)
        {
            Slot(actor) = --_lowest;
        }
    }

    /// <summary>Has the priority drawn anew.</summary>
    public void Forget(int actor) => Slot(actor) = 0;

    private ref long Slot(int actor)
    {
        if (actor >= _priorities.Length)
        {
            Array.Resize(ref _priorities, Math.Max(actor + 1, _priorities.Length * 2));
        }

        _known = Math.Max(_known, actor + 1);
        return ref _priorities[actor];
    }
}
