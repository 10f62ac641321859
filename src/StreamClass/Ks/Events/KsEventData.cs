using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How a client is told of an event; what the event takes follows it.</summary>
/// <remarks>
/// Native name: KSEVENTDATA, 32 bytes. One of the members besides the type is valid, as the type says. Its address is the identity of
/// the event. Reference 13.8, 14.1.
/// </remarks>
[NativeName("KSEVENTDATA")]
[StructLayout(LayoutKind.Explicit, Size = NativeSize)]
public struct KsEventData
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 32;

    /// <summary>How the client is told.</summary>
    [FieldOffset(0)]
    public KsEventNotification NotificationType;

    /// <summary>Valid with <see cref="KsEventNotification.EventHandle"/>.</summary>
    [FieldOffset(8)]
    public EventHandleMember EventHandle;

    /// <summary>Valid with <see cref="KsEventNotification.SemaphoreHandle"/>.</summary>
    [FieldOffset(8)]
    public SemaphoreHandleMember SemaphoreHandle;

    /// <summary>Valid with <see cref="KsEventNotification.EventObject"/>.</summary>
    [FieldOffset(8)]
    public EventObjectMember EventObject;

    /// <summary>Valid with <see cref="KsEventNotification.SemaphoreObject"/>.</summary>
    [FieldOffset(8)]
    public SemaphoreObjectMember SemaphoreObject;

    /// <summary>Valid with <see cref="KsEventNotification.Dpc"/>.</summary>
    [FieldOffset(8)]
    public DpcMember Dpc;

    /// <summary>Valid with <see cref="KsEventNotification.WorkItem"/>.</summary>
    [FieldOffset(8)]
    public WorkItemMember WorkItem;

    /// <summary>Valid with <see cref="KsEventNotification.KsWorkItem"/>.</summary>
    [FieldOffset(8)]
    public KsWorkItemMember KsWorkItem;

    /// <summary>An event that is set, by its handle.</summary>
    public struct EventHandleMember
    {
        /// <summary>The handle.</summary>
        public ulong Event;

        /// <summary>Reserved.</summary>
        public ReservedWords Reserved;
    }

    /// <summary>A semaphore that is released, by its handle.</summary>
    public struct SemaphoreHandleMember
    {
        /// <summary>The handle.</summary>
        public ulong Semaphore;

        /// <summary>Reserved.</summary>
        public uint Reserved;

        /// <summary>By how much it is released.</summary>
        public int Adjustment;
    }

    /// <summary>An event that is set.</summary>
    public struct EventObjectMember
    {
        /// <summary>The event.</summary>
        public KernelAddress Event;

        /// <summary>By how much the priority of a waiting thread rises.</summary>
        public int Increment;
    }

    /// <summary>A semaphore that is released.</summary>
    public struct SemaphoreObjectMember
    {
        /// <summary>The semaphore.</summary>
        public KernelAddress Semaphore;

        /// <summary>By how much the priority of a waiting thread rises.</summary>
        public int Increment;

        /// <summary>By how much it is released.</summary>
        public int Adjustment;
    }

    /// <summary>A DPC that is queued.</summary>
    public struct DpcMember
    {
        /// <summary>The DPC.</summary>
        public KernelAddress Dpc;

        /// <summary>How often it has been queued and has not run yet.</summary>
        public uint ReferenceCount;
    }

    /// <summary>A work item that is queued.</summary>
    public struct WorkItemMember
    {
        /// <summary>The work item.</summary>
        public KernelAddress WorkQueueItem;

        /// <summary>The queue (WORK_QUEUE_TYPE).</summary>
        public uint WorkQueueType;
    }

    /// <summary>A work item of a worker that is queued.</summary>
    public struct KsWorkItemMember
    {
        /// <summary>The work item.</summary>
        public KernelAddress WorkQueueItem;

        /// <summary>The worker.</summary>
        public KernelAddress KsWorkerObject;
    }

    /// <summary>Two reserved words.</summary>
    [InlineArray(2)]
    public struct ReservedWords
    {
        private ulong _first;
    }
}
