using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How a client is told of an event.</summary>
/// <remarks>Native name: KSEVENTF. Reference 13.8.</remarks>
[Flags]
[NativeName("KSEVENTF")]
public enum KsEventNotification : uint
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>An event, by its handle, is set.</summary>
    [NativeName("KSEVENTF_EVENT_HANDLE")]
    EventHandle = 0x1,

    /// <summary>A semaphore, by its handle, is released.</summary>
    [NativeName("KSEVENTF_SEMAPHORE_HANDLE")]
    SemaphoreHandle = 0x2,

    /// <summary>An event is set. Kernel clients only.</summary>
    [NativeName("KSEVENTF_EVENT_OBJECT")]
    EventObject = 0x4,

    /// <summary>A semaphore is released. Kernel clients only.</summary>
    [NativeName("KSEVENTF_SEMAPHORE_OBJECT")]
    SemaphoreObject = 0x8,

    /// <summary>A DPC is queued. Kernel clients only.</summary>
    [NativeName("KSEVENTF_DPC")]
    Dpc = 0x10,

    /// <summary>A work item is queued. Kernel clients only.</summary>
    [NativeName("KSEVENTF_WORKITEM")]
    WorkItem = 0x20,

    /// <summary>A work item of a worker is queued. Kernel clients only.</summary>
    [NativeName("KSEVENTF_KSWORKITEM")]
    KsWorkItem = 0x80,
}
