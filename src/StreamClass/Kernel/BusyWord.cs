namespace StreamClass.Kernel;

/// <summary>A lock for a few instructions inside the engine. No preemption point lies inside, so a simulation never sees it held.</summary>
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
