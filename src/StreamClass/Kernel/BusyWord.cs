namespace StreamClass.Kernel;

/// <summary>A lock for a few instructions inside the engine.</summary>
/// <remarks>
/// No preemption point lies inside, so a simulation sees it held only where the engine's own atomics are preemption points, and then by
/// another processor.
/// </remarks>
internal struct BusyWord
{
    private int _busy;

    public void Enter(KernelDrive drive)
    {
        if (Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            EnterSlow(drive);
        }
    }

    public bool TryEnter() => Interlocked.CompareExchange(ref _busy, 1, 0) == 0;

    public void Leave() => Volatile.Write(ref _busy, 0);

    private void EnterSlow(KernelDrive drive)
    {
        for (var turn = 0; Volatile.Read(ref _busy) != 0 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0; turn++)
        {
            drive.Spin(turn);
        }
    }
}
