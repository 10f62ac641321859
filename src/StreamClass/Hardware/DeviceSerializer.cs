using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Lets one thread at a time into the code of a board.</summary>
/// <remarks>Held for the few instructions of a register access or an event; there is no preemption point inside.</remarks>
internal sealed class DeviceSerializer
{
    private BusyWord _busy;
    private int _owner;

    /// <summary>Whether the calling thread is inside.</summary>
    public bool IsHeldHere => Volatile.Read(ref _owner) == Processor.Current.Id;

    /// <exception cref="InvalidOperationException">The thread is inside.</exception>
    public void Enter(KernelDrive? drive)
    {
        if (!_busy.TryEnter())
        {
            EnterSlow(drive);
        }

        Volatile.Write(ref _owner, Processor.Current.Id);
    }

    public void Leave()
    {
        Volatile.Write(ref _owner, 0);
        _busy.Leave();
    }

    private void EnterSlow(KernelDrive? drive)
    {
        if (IsHeldHere)
        {
            throw new InvalidOperationException("The code of a board used its own registers, or entered itself otherwise.");
        }

        for (var turn = 0; !_busy.TryEnter(); turn++)
        {
            drive?.Spin(turn);
        }
    }
}
