using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Minidriver;

/// <summary>An event that is enabled or disabled.</summary>
/// <remarks>
/// Native name: HW_EVENT_DESCRIPTOR. Everything but the entry is gone when the routine returns; what is needed of the data goes
/// to the entry's extra bytes. Reference 13.8, 14.2.
/// </remarks>
[NativeName("HW_EVENT_DESCRIPTOR")]
public sealed class HwEventDescriptor
{
    internal HwEventDescriptor()
    {
    }

    /// <summary>Whether the event is enabled rather than disabled.</summary>
    public bool Enable { get; internal init; }

    /// <summary>The entry that is queued, or taken off the queue.</summary>
    public required KsEventEntry EventEntry { get; init; }

    /// <summary>The client's data: a KSEVENTDATA and what follows it; empty with a disable, and once the routine has returned.</summary>
    public ReadOnlyMemory<byte> EventData { get; internal set; }

    /// <summary>The stream of a stream event, null for an event of the device.</summary>
    public HwStreamObject? StreamObject { get; internal init; }

    /// <summary>The device.</summary>
    public required HwDeviceExtension DeviceExtension { get; init; }

    /// <summary>The index of the set in the array in which the minidriver declared it.</summary>
    public int EnableEventSetIndex { get; internal init; }

    /// <summary>The extension of the filter instance, or null when none was registered.</summary>
    public HwExtension? HwInstanceExtension { get; internal init; }
}

/// <summary>A routine that is told of events that are enabled and disabled.</summary>
/// <remarks>Native name: StrMiniEvent. IRQL as the Receive routines; with TurnOffSynchronization the caller's, at most DISPATCH_LEVEL. Reference 2.</remarks>
/// <param name="descriptor">The event, and whether it is enabled.</param>
/// <returns>An error of an enable keeps the event from being queued; the answer to a disable is ignored.</returns>
[NativeName("StrMiniEvent")]
public delegate NtStatus HwEventRoutine(HwEventDescriptor descriptor);
