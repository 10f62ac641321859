namespace StreamClass.Testing.Choices;

/// <summary>A part of the machine itself that all code shares.</summary>
/// <param name="number">Tells it from the others.</param>
internal sealed class MachinePart(int number)
{
    /// <summary>Virtual time: whoever asks for it reads it, an event writes it.</summary>
    public static readonly MachinePart Time = new(1);

    /// <summary>Which lines wait to be served.</summary>
    public static readonly MachinePart PendingLines = new(2);

    /// <summary>The queue of deferred procedure calls.</summary>
    public static readonly MachinePart Dpcs = new(3);

    /// <summary>The list of broken rules.</summary>
    public static readonly MachinePart BugChecks = new(4);

    /// <summary>What the services of the operating system keep: files, the registry, names of threads.</summary>
    public static readonly MachinePart Services = new(5);

    /// <summary>The owner of code that touches nothing but what it declares.</summary>
    public static readonly MachinePart Nobody = new(6);

    public int Number => number;
}
