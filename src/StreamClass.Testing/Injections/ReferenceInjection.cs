namespace StreamClass.Testing.Injections;

/// <summary>Does nothing, and notes what could be done.</summary>
internal abstract class ReferenceInjection() : RunInjection(static _ => false)
{
    private readonly List<Injection> _found = [];

    /// <summary>What could be done to the run, in the order of its points.</summary>
    public IReadOnlyList<Injection> Found => _found;

    protected void Note(string kind, int point, int target) => _found.Add(new Injection(kind, point, target, null));
}
