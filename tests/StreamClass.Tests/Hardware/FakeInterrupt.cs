using StreamClass.Kernel;

namespace StreamClass.Tests.Hardware;

/// <summary>An interrupt service routine that a test supplies, under a lock of its own.</summary>
internal sealed class FakeInterrupt(Func<bool> routine) : IInterruptObject
{
    private int _held;
    private int _pending;

    public bool IsMasked => false;

    public InterruptAnswer Ask(InterruptLine line)
    {
        Interlocked.Exchange(ref _pending, 1);
        while (Volatile.Read(ref _pending) != 0 && Interlocked.CompareExchange(ref _held, 1, 0) == 0)
        {
            while (Interlocked.Exchange(ref _pending, 0) != 0)
            {
                line.Resume(routine());
            }

            Interlocked.Exchange(ref _held, 0);
        }

        return InterruptAnswer.Deferred;
    }
}
