namespace StreamClass.ClassDriver.Synchronization;

/// <summary>Which routine of a minidriver is running, so that one that does not come back can be named.</summary>
internal sealed class RunningCallbacks
{
    /// <summary>More than there are routines that run without the lock.</summary>
    private const int Routines = 16;

    private readonly FreeRoutine[] _free = new FreeRoutine[Routines];
    private string? _underLock;
    private string? _passed;
    private bool _isPassing;

    /// <summary>A routine that is running, or null.</summary>
    public string? Current => Volatile.Read(ref _underLock) ?? (Volatile.Read(ref _isPassing) ? _passed : FreeOrNull());

    /// <summary>Names the routine that the holder of the lock calls with a request in passing. It is mostly the one of the last time.</summary>
    public void BeginPass(string routine)
    {
        if (!ReferenceEquals(_passed, routine))
        {
            _passed = routine;
        }

        Volatile.Write(ref _isPassing, true);
    }

    public void EndPass() => Volatile.Write(ref _isPassing, false);

    /// <summary>Names the routine that the holder of the lock calls; null when it has come back. No atomics: only the holder writes.</summary>
    public string? SetUnderLock(string? routine)
    {
        var outer = _underLock;
        Volatile.Write(ref _underLock, routine);
        return outer;
    }

    /// <summary>Counts a routine that runs without the lock, which any number of threads can do at once.</summary>
    public void EnterFree(string routine) => Interlocked.Increment(ref SlotOf(routine).Count);

    public void LeaveFree(string routine) => Interlocked.Decrement(ref SlotOf(routine).Count);

    private ref FreeRoutine SlotOf(string routine)
    {
        for (var i = 0; i < Routines - 1; i++)
        {
            ref var slot = ref _free[i];
            var name = Volatile.Read(ref slot.Name) ?? Interlocked.CompareExchange(ref slot.Name, routine, null) ?? routine;
            if (name == routine)
            {
                return ref slot;
            }
        }

        _free[Routines - 1].Name = routine;
        return ref _free[Routines - 1];
    }

    private string? FreeOrNull()
    {
        foreach (ref var slot in _free.AsSpan())
        {
            if (Volatile.Read(ref slot.Count) > 0)
            {
                return slot.Name;
            }
        }

        return null;
    }

    private struct FreeRoutine
    {
        public string? Name;
        public int Count;
    }
}
