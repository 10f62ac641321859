namespace StreamClass.Testing.Scheduling;

/// <summary>Numbers those who act in a run, in the order in which they appear.</summary>
internal sealed class Actors
{
    /// <summary>The number of time itself, which brings due events.</summary>
    public const int Time = 0;

    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whose stack is running.</summary>
    public int Running { get; set; }

    public int Of(Runnable runnable)
    {
        if (runnable.Actor == 0)
        {
            runnable.Actor = runnable.Identity is { } identity ? Of(identity) : Next();
        }

        return runnable.Actor;
    }

    public int Of(object subject)
    {
        ref var number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_numbers, subject, out var known);
        if (!known)
        {
            number = _numbers.Count;
        }

        return number;
    }

    /// <summary>Whom a number stands for, or null. Not for a hot path.</summary>
    public object? Identity(int actor) => _numbers.FirstOrDefault(known => known.Value == actor).Key;

    /// <summary>A number for something that is known by nothing.</summary>
    private int Next() => Of(new object());
}
