using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Minidriver;

/// <summary>A routine of the minidriver that is called back by a timer or at another priority.</summary>
/// <remarks>Native names: PHW_TIMER_ROUTINE, PHW_PRIORITY_ROUTINE.</remarks>
/// <param name="context">What was given with the call.</param>
[NativeName("PHW_TIMER_ROUTINE")]
public delegate void HwCallbackRoutine(object? context);

/// <summary>A routine that is given the answer of a master clock.</summary>
/// <remarks>Native name: PHW_QUERY_CLOCK_ROUTINE. IRQL: that of a High callback. Reference 12.2.</remarks>
/// <param name="context">The answer; it dies when the routine returns.</param>
[NativeName("PHW_QUERY_CLOCK_ROUTINE")]
public delegate void HwQueryClockRoutine(HwTimeContext context);

/// <summary>The services of the class driver for one device.</summary>
/// <remarks>Native names: the StreamClassXxx functions. Reference 3. Every call is a preemption point of a simulated machine.</remarks>
public interface IStreamClass
{
    /// <summary>The services of the operating system.</summary>
    KernelServices Kernel { get; }

    /// <summary>Tells the class driver that the device is ready for a request, or that a device request is finished.</summary>
    /// <remarks>
    /// Native name: StreamClassDeviceNotification. Any IRQL up to the interrupt lock's. After DeviceRequestComplete the
    /// class driver owns the SRB. Reference 3.
    /// </remarks>
    /// <param name="type">What happened.</param>
    /// <param name="device">The device.</param>
    /// <param name="srb">The finished request, with DeviceRequestComplete.</param>
    /// <exception cref="BugCheckException">The SRB is not one that the minidriver holds.</exception>
    [NativeName("StreamClassDeviceNotification")]
    void DeviceNotification(DeviceNotificationType type, HwDeviceExtension device, HwStreamRequestBlock? srb = null);

    /// <summary>Tells the class driver that a stream is ready for a request, or that a stream request is finished.</summary>
    /// <remarks>
    /// Native name: StreamClassStreamNotification. Any IRQL up to the interrupt lock's. After StreamRequestComplete the
    /// class driver owns the SRB. Reference 3.
    /// </remarks>
    /// <param name="type">What happened.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="srb">The finished request, with StreamRequestComplete.</param>
    /// <exception cref="BugCheckException">The SRB is not one that the minidriver holds.</exception>
    [NativeName("StreamClassStreamNotification")]
    void StreamNotification(StreamNotificationType type, HwStreamObject stream, HwStreamRequestBlock? srb = null);

    /// <summary>Finishes a request and makes its queue ready for the next one.</summary>
    /// <remarks>
    /// Native name: StreamClassCompleteRequestAndMarkQueueReady. Any IRQL up to the interrupt lock's. The class driver owns
    /// the SRB afterwards. Reference 3.
    /// </remarks>
    /// <param name="srb">A request that the minidriver holds, with its Status set.</param>
    /// <exception cref="BugCheckException">The minidriver does not hold the SRB.</exception>
    [NativeName("StreamClassCompleteRequestAndMarkQueueReady")]
    void CompleteRequestAndMarkQueueReady(HwStreamRequestBlock srb);

    /// <summary>Has a routine called once, after a time.</summary>
    /// <remarks>
    /// Native name: StreamClassScheduleTimer. Any IRQL up to the interrupt lock's. There is one timer for each stream and one
    /// for the device: a new call replaces a pending one. The routine runs at the level of the callbacks. Reference 3, 12.13.
    /// </remarks>
    /// <param name="stream">Whose timer, or null for the device's.</param>
    /// <param name="microseconds">When; 0 cancels the timer.</param>
    /// <param name="routine">What to call; null cancels the timer.</param>
    /// <param name="context">Its argument.</param>
    [NativeName("StreamClassScheduleTimer")]
    void ScheduleTimer(HwStreamObject? stream, uint microseconds, HwCallbackRoutine? routine, object? context);

    /// <summary>Has a routine called at another level.</summary>
    /// <remarks>
    /// Native name: StreamClassCallAtNewPriority. Any IRQL up to the interrupt lock's. One call can be pending for each
    /// stream and one for the device. High and LowToHigh run before the call returns when the caller does not hold the lock.
    /// Reference 3, 7, 12.7.
    /// </remarks>
    /// <param name="stream">Whose call, or null for the device's.</param>
    /// <param name="priority">At which level.</param>
    /// <param name="routine">What to call.</param>
    /// <param name="context">Its argument.</param>
    [NativeName("StreamClassCallAtNewPriority")]
    void CallAtNewPriority(HwStreamObject? stream, StreamPriority priority, HwCallbackRoutine routine, object? context);

    /// <summary>Completes every request that the minidriver holds for a stream, or for the device and all its streams.</summary>
    /// <remarks>
    /// Native name: StreamClassAbortOutstandingRequests. Any IRQL up to the interrupt lock's. The queues become ready. The
    /// class driver owns the SRBs afterwards. Reference 3, 12.3.
    /// </remarks>
    /// <param name="stream">Whose requests, or null for all.</param>
    /// <param name="status">What they are completed with.</param>
    [NativeName("StreamClassAbortOutstandingRequests")]
    void AbortOutstandingRequests(HwStreamObject? stream, NtStatus status);

    /// <summary>The contiguous buffer of DmaBufferSize bytes.</summary>
    /// <remarks>Native name: StreamClassGetDmaBuffer. Any IRQL. Reference 3.</remarks>
    /// <returns>The buffer; empty when none was registered.</returns>
    [NativeName("StreamClassGetDmaBuffer")]
    KernelBuffer GetDmaBuffer();

    /// <summary>The physical address of a place in memory that the device can reach.</summary>
    /// <remarks>Native name: StreamClassGetPhysicalAddress. Any IRQL. The memory is locked. Reference 3.</remarks>
    /// <param name="srb">The request, with its data buffers and its extension; null with the DMA buffer.</param>
    /// <param name="address">A place in memory of that type.</param>
    /// <param name="type">Which memory it is.</param>
    /// <param name="length">Contiguous bytes from there on.</param>
    /// <returns>The physical address, or 0 when the place is not in such memory.</returns>
    [NativeName("StreamClassGetPhysicalAddress")]
    ulong GetPhysicalAddress(HwStreamRequestBlock? srb, KernelAddress address, StreamBufferType type, out uint length);

    /// <summary>Asks a master clock from any level.</summary>
    /// <remarks>Native name: StreamClassQueryMasterClock. Any IRQL up to the interrupt lock's. One pending for each stream. Reference 10, 12.2.</remarks>
    /// <param name="stream">Who asks.</param>
    /// <param name="handle">The clock, from INDICATE_MASTER_CLOCK.</param>
    /// <param name="function">What to ask.</param>
    /// <param name="routine">What to call with the answer.</param>
    /// <exception cref="BugCheckException">A query of the stream is pending.</exception>
    [NativeName("StreamClassQueryMasterClock")]
    void QueryMasterClock(HwStreamObject stream, MasterClockHandle handle, TimeFunction function, HwQueryClockRoutine routine);

    /// <summary>Asks a master clock and waits for the answer.</summary>
    /// <remarks>Native name: StreamClassQueryMasterClockSync. IRQL &lt;= DISPATCH_LEVEL, or within the master's own callbacks. Reference 10.</remarks>
    /// <param name="handle">The clock, from INDICATE_MASTER_CLOCK.</param>
    /// <param name="context">The question; filled with the answer.</param>
    /// <exception cref="BugCheckException">The level is too high, or the clock belongs to another device whose lock would be waited for.</exception>
    [NativeName("StreamClassQueryMasterClockSync")]
    void QueryMasterClockSync(MasterClockHandle handle, HwTimeContext context);

    /// <summary>Writes a message to the machine's log.</summary>
    /// <remarks>Native name: StreamClassDebugPrint. Any IRQL. Reference 3.</remarks>
    /// <param name="level">How much it matters; printed when at most the machine's StreamDebug level.</param>
    /// <param name="message">What to say.</param>
    [NativeName("StreamClassDebugPrint")]
    void DebugPrint(StreamDebugLevel level, string message);

    /// <summary>Reads or writes the configuration space that the device has on its bus.</summary>
    /// <remarks>Native name: StreamClassReadWriteConfig. IRQL: PASSIVE_LEVEL. Reference 3.</remarks>
    /// <param name="device">The device.</param>
    /// <param name="read">Whether to read (true) or to write (false).</param>
    /// <param name="buffer">Receives the bytes, or holds them.</param>
    /// <param name="offset">Where to begin in the configuration space, in bytes.</param>
    /// <returns>False when the device has no board, or the bytes are not all within the configuration space.</returns>
    /// <exception cref="BugCheckException">The level is too high, or the device is not the one whose services these are.</exception>
    [NativeName("StreamClassReadWriteConfig")]
    bool ReadWriteConfig(HwDeviceExtension device, bool read, Span<byte> buffer, uint offset);

    /// <summary>Reports an assertion that failed to the machine's log. It does not break into a debugger.</summary>
    /// <remarks>Native name: StreamClassDebugAssert. Any IRQL. Reference 3.</remarks>
    /// <param name="file">The source file.</param>
    /// <param name="line">The line in it.</param>
    /// <param name="text">What was asserted.</param>
    /// <param name="value">What it was instead.</param>
    [NativeName("StreamClassDebugAssert")]
    void DebugAssert(string file, int line, string text, object? value);

    /// <summary>Tells the class driver that one event of the device has happened, or is to be forgotten.</summary>
    /// <remarks>
    /// Native name: StreamClassDeviceNotification with SignalDeviceEvent or DeleteDeviceEvent. Any IRQL up to the interrupt
    /// lock's; the client is told at DISPATCH_LEVEL at most. Signalling an entry that is ONESHOT, and deleting any, ends its
    /// life: fetch the next one first. Reference 3, 13.8.
    /// </remarks>
    /// <param name="type">SignalDeviceEvent or DeleteDeviceEvent.</param>
    /// <param name="device">The device.</param>
    /// <param name="entry">The event.</param>
    /// <exception cref="BugCheckException">The entry is gone already, or is not one of the device.</exception>
    [NativeName("StreamClassDeviceNotification")]
    void DeviceNotification(DeviceNotificationType type, HwDeviceExtension device, KsEventEntry entry);

    /// <summary>Tells the class driver that all events of an id have happened, of the device or of one filter instance.</summary>
    /// <remarks>
    /// Native name: StreamClassDeviceNotification with SignalMultipleDeviceEvents or SignalMultipleDeviceInstanceEvents. Any
    /// IRQL up to the interrupt lock's. Entries that are ONESHOT are gone afterwards. Reference 3, 13.8.
    /// </remarks>
    /// <param name="type">SignalMultipleDeviceEvents or SignalMultipleDeviceInstanceEvents.</param>
    /// <param name="target">The device; with SignalMultipleDeviceInstanceEvents the extension of the filter instance.</param>
    /// <param name="set">The set.</param>
    /// <param name="id">The id within the set.</param>
    [NativeName("StreamClassDeviceNotification")]
    void DeviceNotification(DeviceNotificationType type, HwExtension target, Guid set, uint id);

    /// <summary>Tells the class driver that one event of a stream has happened, or is to be forgotten.</summary>
    /// <remarks>
    /// Native name: StreamClassStreamNotification with SignalStreamEvent or DeleteStreamEvent. Otherwise as
    /// <see cref="DeviceNotification(DeviceNotificationType, HwDeviceExtension, KsEventEntry)"/>. Reference 3, 13.8.
    /// </remarks>
    /// <param name="type">SignalStreamEvent or DeleteStreamEvent.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="entry">The event.</param>
    /// <exception cref="BugCheckException">The entry is gone already, or is not one of the stream.</exception>
    [NativeName("StreamClassStreamNotification")]
    void StreamNotification(StreamNotificationType type, HwStreamObject stream, KsEventEntry entry);

    /// <summary>Tells the class driver that all events of an id of a stream have happened.</summary>
    /// <remarks>
    /// Native name: StreamClassStreamNotification with SignalMultipleStreamEvents. Any IRQL up to the interrupt lock's. Entries
    /// that are ONESHOT are gone afterwards. Reference 3, 13.8.
    /// </remarks>
    /// <param name="type">SignalMultipleStreamEvents.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="set">The set.</param>
    /// <param name="id">The id within the set.</param>
    [NativeName("StreamClassStreamNotification")]
    void StreamNotification(StreamNotificationType type, HwStreamObject stream, Guid set, uint id);

    /// <summary>Walks the enabled events of a stream or of the device, in the order in which they were enabled.</summary>
    /// <remarks>Native name: StreamClassGetNextEvent. Any IRQL up to the interrupt lock's. Reference 3, 13.8.</remarks>
    /// <param name="target">The device, or the extension of the filter instance whose events are wanted.</param>
    /// <param name="stream">Whose events, or null for those of the device.</param>
    /// <param name="set">The set, or null for any.</param>
    /// <param name="id">The id within the set, or -1 for any.</param>
    /// <param name="current">The entry to begin after, or null to begin with the first.</param>
    /// <returns>The next entry that matches, or null.</returns>
    /// <exception cref="BugCheckException"><paramref name="current"/> is gone already, or is not on that queue.</exception>
    [NativeName("StreamClassGetNextEvent")]
    KsEventEntry? GetNextEvent(HwExtension target, HwStreamObject? stream, Guid? set, int id, KsEventEntry? current);

    /// <summary>Signals an event and keeps data for its client, when that enabled it with ENABLEBUFFERED.</summary>
    /// <remarks>
    /// Native name: KsGenerateDataEvent. Any IRQL up to the interrupt lock's. Without ENABLEBUFFERED the data is dropped.
    /// Otherwise as SignalStreamEvent and SignalDeviceEvent. Reference 13.8.
    /// </remarks>
    /// <param name="entry">The event.</param>
    /// <param name="data">What its client gets with QUERYBUFFER; it is copied.</param>
    /// <exception cref="BugCheckException">The entry is gone already.</exception>
    [NativeName("KsGenerateDataEvent")]
    void GenerateDataEvent(KsEventEntry entry, ReadOnlySpan<byte> data);

    /// <summary>Has the class driver ask for the streams of the device again.</summary>
    /// <remarks>
    /// Native name: StreamClassReenumerateStreams. Any IRQL up to the interrupt lock's; a worker sends GET_STREAM_INFO later.
    /// Pins that are open keep what they were opened with. Reference 3.
    /// </remarks>
    /// <param name="device">The device.</param>
    /// <param name="streamDescriptorSize">The size of the descriptor, in bytes.</param>
    [NativeName("StreamClassReenumerateStreams")]
    void ReenumerateStreams(HwDeviceExtension device, uint streamDescriptorSize);

    /// <summary>Has the class driver ask for the streams of one filter instance.</summary>
    /// <remarks>
    /// Native name: StreamClassFilterReenumerateStreams. Any IRQL up to the interrupt lock's; a worker sends GET_STREAM_INFO with
    /// that HwInstanceExtension later. An open that is under way waits for it. Reference 3.
    /// </remarks>
    /// <param name="instance">The extension of an open filter instance.</param>
    /// <param name="streamDescriptorSize">The size of the descriptor, in bytes.</param>
    /// <exception cref="BugCheckException">There is no such instance.</exception>
    [NativeName("StreamClassFilterReenumerateStreams")]
    void FilterReenumerateStreams(HwExtension instance, uint streamDescriptorSize);

    /// <summary>Registers a filter that has pins, none of which streams in the kernel.</summary>
    /// <remarks>Native name: StreamClassRegisterFilterWithNoKSPins. From INITIALIZATION_COMPLETE on, any IRQL. Reference 3.</remarks>
    /// <param name="device">The device.</param>
    /// <param name="interfaceClass">The class of the device interface to register.</param>
    /// <param name="pinDirection">For each pin whether it is an output; natively PinCount is its length.</param>
    /// <param name="mediumList">The medium of each pin.</param>
    /// <param name="categoryList">The category of each pin; empty for none.</param>
    /// <returns>SUCCESS; INVALID_PARAMETER when the lists differ in length; INVALID_DEVICE_STATE before INITIALIZATION_COMPLETE.</returns>
    [NativeName("StreamClassRegisterFilterWithNoKSPins")]
    NtStatus RegisterFilterWithNoKsPins(
        HwDeviceExtension device, Guid interfaceClass, ReadOnlySpan<bool> pinDirection, ReadOnlySpan<KsIdentifier> mediumList, ReadOnlySpan<Guid> categoryList);
}
