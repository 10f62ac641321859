namespace StreamClass.Testing.Injections;

/// <summary>One kind of thing that can be done to a run, at each of many points.</summary>
internal abstract class InjectionFamily
{
    /// <summary>The kinds of its injections, which are the first word of their names.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Does nothing to a run, but notes what could be done to it.</summary>
    public abstract ReferenceInjection Observe();

    /// <summary>Does one thing to a run.</summary>
    public abstract RunInjection Create(Injection injection, Func<Exception, bool>? explains);
}
