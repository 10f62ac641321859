namespace StreamClass.ClassDriver.Synchronization;

/// <summary>Which routine of a minidriver is running, so that one that does not come back can be named.</summary>
internal sealed class RunningCallbacks
{
    private string? _underLock;
    private string? _latestFree;
    private int _free;

    /// <summary>A routine that is running, or null.</summary>
    public string? Current => Volatile.Read(ref _underLock) ?? (Volatile.Read(ref _free) == 0 ? null : Volatile.Read(ref _latestFree));

    /// <summary>Names the routine that the holder of the lock calls; null when it has come back. No atomics: only the holder writes.</summary>
    public string? SetUnderLock(string? routine)
    {
        var outer = _underLock;
        Volatile.Write(ref _underLock, routine);
        return outer;
    }

    public void EnterFree(string routine)
    {
        Volatile.Write(ref _latestFree, routine);
        Interlocked.Increment(ref _free);
    }

    public void LeaveFree() => Interlocked.Decrement(ref _free);
}
