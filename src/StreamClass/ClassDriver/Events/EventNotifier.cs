using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Events;

/// <summary>How the client of an event is told of it. IRQL &lt;= DISPATCH_LEVEL; no lock is held for it.</summary>
/// <remarks>Native name: KSEVENTF_*. Reference 13.8.</remarks>
internal abstract class EventNotifier
{
    /// <summary>What the minidriver sees of it.</summary>
    public abstract KsEventNotification Type { get; }

    /// <summary>The event has happened.</summary>
    /// <param name="count">How often, since the client was told last.</param>
    public abstract void Notify(int count);

    /// <summary>The event will not happen any more.</summary>
    /// <param name="reason">Why: CANCELLED when it was disabled or its handle closed; otherwise what became of the device.</param>
    public virtual void End(NtStatus reason)
    {
    }
}

/// <summary>Sets an event: the client learns that it happened, not how often.</summary>
internal sealed class EventHandleNotifier(KernelEvent kernelEvent) : EventNotifier
{
    public override KsEventNotification Type => KsEventNotification.EventHandle;

    public override void Notify(int count) => kernelEvent.Set();
}

/// <summary>Releases a semaphore, which counts.</summary>
internal sealed class SemaphoreHandleNotifier(KernelSemaphore semaphore, int adjustment) : EventNotifier
{
    public override KsEventNotification Type => KsEventNotification.SemaphoreHandle;

    public override void Notify(int count)
    {
        for (; count > 0; count--)
        {
            // A client whose semaphore is full has asked for too little; that is no fault of the driver.
            semaphore.TryRelease(adjustment, out _);
        }
    }
}
