using StreamClass.Testing.Runs;
using StreamClass.Testing.Faults;

namespace StreamClass.Testing.Injections.Points;

/// <summary>Something that happens to a machine from outside, at any point at which one thread can give way to another.</summary>
internal abstract class PointFamily : InjectionFamily
{
    /// <summary>The first word of the names.</summary>
    public abstract string Kind { get; }

    public override IReadOnlyList<string> Kinds => [Kind];

    /// <summary>To how many things it can happen now. Changes nothing.</summary>
    public abstract int CountTargets(Machine machine);

    /// <summary>Makes it happen to one of them; called at the same point as <see cref="CountTargets"/>.</summary>
    public abstract Task HappenAsync(Machine machine, int target);

    /// <summary>Whether an exception of a client is a consequence.</summary>
    public virtual bool Explains(Exception exception) => FaultPlan.Explains(exception);

    public override ReferenceInjection Observe() => new PointReference(this);

    public override RunInjection Create(Injection injection, Func<Exception, bool>? explains) =>
        new PointInjection(this, injection, ExplainsOr(explains));

    /// <summary>Looks at a machine to which it has happened.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public virtual Finding? Inspect(Machine machine) => null;

    /// <summary>What explains an exception: the family, or what the caller adds to it.</summary>
    protected Func<Exception, bool> ExplainsOr(Func<Exception, bool>? explains) =>
        exception => Explains(exception) || explains?.Invoke(exception) == true;
}
