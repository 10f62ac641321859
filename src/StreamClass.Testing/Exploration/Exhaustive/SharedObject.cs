using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>Something that transitions touch, or that acts: who wrote it last, and who has read that.</summary>
internal sealed class SharedObject(Digest name)
{
    /// <summary>The same in every run in which the object came about in the same way.</summary>
    public Digest Name { get; } = name;

    /// <summary>The transition that wrote it last.</summary>
    public Digest LastWrite { get; set; }

    /// <summary>The transitions that have read it since, in no order.</summary>
    public Digest Reads { get; set; }

    /// <summary>How many objects it has named, when it acts.</summary>
    public ulong Named { get; set; }

    /// <summary>Whose code it runs, when it acts and stands still, and that of what it starts.</summary>
    public object? Owner { get; set; }

    /// <summary>The routines of minidrivers that it is inside, when it acts.</summary>
    public RoutineCall? Routine { get; set; }

    /// <summary>Whether the present transition has read it.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether the present transition has written it.</summary>
    public bool IsWritten { get; set; }

    /// <summary>Those that are the same in every run.</summary>
    public static SharedObject Of(MachinePart part) => new(Digest.Of((ulong)part.Number));
}
