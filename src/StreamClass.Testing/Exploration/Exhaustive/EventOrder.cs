namespace StreamClass.Testing.Exploration.Exhaustive;

/// <summary>What has happened in a run so far, with its order only as far as it matters.</summary>
/// <remarks>
/// Two transitions are ordered when both touched one object and at least one wrote it. Each has a digest of itself and of all that is
/// ordered before it; their sum stands for the run so far. Runs of the same sum have come to the same state of the machine.
/// </remarks>
internal sealed class EventOrder
{
    private readonly List<SharedObject> _touched = [];
    private Digest _code;
    private bool _isOpen;

    /// <summary>Stands for everything up to the last transition that has ended.</summary>
    public Digest State { get; private set; }

    public void Begin(Digest code)
    {
        _code = code;
        _isOpen = true;
    }

    public void Touch(SharedObject shared, bool isWrite)
    {
        if (!shared.IsRead && !shared.IsWritten)
        {
            _touched.Add(shared);
        }

        shared.IsRead |= !isWrite;
        shared.IsWritten |= isWrite;
    }

    /// <summary>Ends the present transition. Null when there is none.</summary>
    public Transition? End()
    {
        if (!_isOpen)
        {
            return null;
        }

        _isOpen = false;
        var happened = _code.Then(Past());
        State += happened;
        var writes = _touched.Count(static shared => shared.IsWritten);
        var footprint = new Footprint(new Digest[_touched.Count - writes], new Digest[writes]);
        var read = 0;
        foreach (var shared in _touched)
        {
            if (shared.IsWritten)
            {
                footprint.Writes[--writes] = shared.Name;
                shared.LastWrite = happened;
                shared.Reads = default;
            }
            else
            {
                footprint.Reads[read++] = shared.Name;
                shared.Reads += happened.Then(shared.Name);
            }

            shared.IsRead = false;
            shared.IsWritten = false;
        }

        _touched.Clear();
        return new Transition(_code, happened, footprint);
    }

    private Digest Past()
    {
        var past = default(Digest);
        foreach (var shared in _touched)
        {
            var before = shared.Name.Then(shared.LastWrite);
            past += shared.IsWritten ? before.Then(shared.Reads).Then(shared.Name) : before;
        }

        return past;
    }
}
