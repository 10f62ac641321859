using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>Gives back everything that a failed device holds.</summary>
internal sealed class FailureWork(ClassDevice device) : LockWork
{
    public override bool IsUrgent => true;

    public override void Run() => device.Door.FinishOutstanding(NtStatus.DriverInternalError);

    public override string ToString() => $"failure of {device.Name}";
}
