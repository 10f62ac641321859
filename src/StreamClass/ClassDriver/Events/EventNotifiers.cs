using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Events;

/// <summary>Finds what a KSEVENTDATA says is to be done when the event happens.</summary>
/// <remarks>
/// A host's handles are those of a client outside the kernel: the types that name objects by address are refused, as natively
/// from user mode. Reference 13.8.
/// </remarks>
internal static class EventNotifiers
{
    public static EventNotifier? Find(KernelDrive drive, in KsEventData data) => data.NotificationType switch
    {
        KsEventNotification.EventHandle when drive.Handles.Find<KernelEvent>(data.EventHandle.Event) is { } kernelEvent =>
            new EventHandleNotifier(kernelEvent),
        KsEventNotification.SemaphoreHandle when data.SemaphoreHandle.Adjustment > 0
            && drive.Handles.Find<KernelSemaphore>(data.SemaphoreHandle.Semaphore) is { } semaphore =>
            new SemaphoreHandleNotifier(semaphore, data.SemaphoreHandle.Adjustment),
        _ => null,
    };
}
