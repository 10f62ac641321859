using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Lets one thread at a time into the code of a board.</summary>
/// <remarks>
/// Held for the few instructions of a register access or an event; there is no preemption point inside. One word, which says who is
/// inside, and in the board itself, next to what is touched while it is held: two processors pass one line of memory to and fro, not three.
/// Do not copy it.
/// </remarks>
internal struct DeviceSerializer
{
    private int _owner;

    /// <summary>Whether the calling thread is inside.</summary>
    public readonly bool IsHeldHere => Volatile.Read(in _owner) == Processor.Current.Id;

    /// <exception cref="InvalidOperationException">The thread is inside.</exception>
    public void Enter(KernelDrive? drive)
    {
        var id = Processor.Current.Id;
        if (Interlocked.CompareExchange(ref _owner, id, 0) != 0)
        {
            EnterSlow(drive, id);
        }
    }

    public void Leave() => Volatile.Write(ref _owner, 0);

    private void EnterSlow(KernelDrive? drive, int id)
    {
        if (Volatile.Read(ref _owner) == id)
        {
            throw new InvalidOperationException("The code of a board used its own registers, or entered itself otherwise.");
        }

        // Most stays are shorter than the shortest spin.
        var pauses = 0;
        for (var turn = 0; Volatile.Read(ref _owner) != 0 || Interlocked.CompareExchange(ref _owner, id, 0) != 0;)
        {
            if (drive?.Pause(pauses++) == false)
            {
                drive.Spin(turn++);
            }
        }
    }
}
