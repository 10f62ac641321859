using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>What the code of one run touches, each under a name that is the same in every run.</summary>
internal sealed class SharedObjects
{
    private readonly Dictionary<object, SharedObject> _objects = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<long, SharedObject> _moments = [];
    private readonly List<SharedObject?> _actors = [];

    /// <summary>A thing.</summary>
    /// <param name="shared">The thing.</param>
    /// <param name="acting">Who touches it; who touches it first has named it.</param>
    public SharedObject Of(object shared, SharedObject acting)
    {
        if (!_objects.TryGetValue(shared, out var known))
        {
            _objects.Add(shared, known = shared is MachinePart part ? SharedObject.Of(part) : new SharedObject(NextName(acting)));
        }

        return known;
    }

    /// <summary>One who acts, by its number.</summary>
    public SharedObject OfActor(int number, SharedObject acting)
    {
        while (_actors.Count <= number)
        {
            _actors.Add(null);
        }

        return _actors[number] ??= new SharedObject(NextName(acting));
    }

    /// <summary>A point of time (ns): events that are due at one have an order.</summary>
    public SharedObject At(long time, Digest code)
    {
        if (!_moments.TryGetValue(time, out var moment))
        {
            _moments.Add(time, moment = new SharedObject(code.Then(Digest.Of((ulong)time))));
        }

        return moment;
    }

    /// <summary>A name that says who met the thing first, and as the how manieth.</summary>
    private static Digest NextName(SharedObject acting) => acting.Name.Then(Digest.Of(acting.Named++));
}
