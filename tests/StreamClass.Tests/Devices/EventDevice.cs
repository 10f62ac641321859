using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Devices;

/// <summary>A device and streams with events, which happen when the test says; the output stream has a clock.</summary>
internal sealed class EventDevice
{
    /// <summary>A set of the device and of the streams alike.</summary>
    public static readonly Guid Set = new("0a5cf2a0-0001-4b6c-9d1e-1d2f3a4b5c6d");

    /// <summary>A set that no table declares.</summary>
    public static readonly Guid OtherSet = new("0a5cf2a0-0002-4b6c-9d1e-1d2f3a4b5c6d");

    /// <summary>Takes no data.</summary>
    public const uint Plain = 7;

    /// <summary>Takes eight bytes, of which the minidriver keeps a copy behind the entry.</summary>
    public const uint WithData = 8;

    private static readonly KsEventSet[] Sets =
    [
        new KsEventSet(KsEventSetId.Connection, new KsEventItem { EventId = (uint)KsEventConnection.EndOfStream }),
        new KsEventSet(
            Set,
            new KsEventItem { EventId = Plain },
            new KsEventItem { EventId = WithData, DataInput = KsEventData.NativeSize + 8, ExtraEntryData = 8 }),
        new KsEventSet(
            KsEventSetId.Clock,
            new KsEventItem { EventId = (uint)KsEventClock.IntervalMark, ExtraEntryData = 16 },
            new KsEventItem { EventId = (uint)KsEventClock.PositionMark, ExtraEntryData = 8 }),
        new KsEventSet(KsEventSetId.VpNotify, new KsEventItem { EventId = (uint)KsEventVpNotify.FormatChange }),
    ];

    public EventDevice(HwInitializationData? registration = null) => Echo = new EchoDevice
    {
        Registration = registration,
        OnDevice = Answer,
        OnControl = srb =>
        {
            Controls.Add((srb.Command, srb.StreamObject, srb.Command is SrbCommand.SetStreamState ? null : srb.CommandData.MasterClockHandle));
            EchoDevice.Succeed(srb);
        },
        OnData = srb => (OnData ?? EchoDevice.Succeed)(srb),
        OnOpen = stream =>
        {
            Streams.Add(stream);
            stream.HwEventRoutine = Event;
            stream.HwClockObject.HwClockFunction = context => Clock(context);
            stream.HwClockObject.ClockSupportFlags = ClockSupport;
        },
    };

    public EchoDevice Echo { get; }

    /// <summary>What StrMiniEvent answers to an enable; called for a disable too.</summary>
    public Func<HwEventDescriptor, NtStatus> OnEvent { get; set; } = static _ => NtStatus.Success;

    public HwReceivePacketRoutine? OnData { get; set; }

    public HwClockRoutine Clock { get; set; } = static context => context.Time = context.Function == TimeFunction.GetStreamTime ? 1000 : 2000;

    public ClockSupportFlags ClockSupport { get; set; } = ClockSupportFlags.CanReturnStreamTime | ClockSupportFlags.CanReadOnboardClock;

    /// <summary>Every call of StrMiniEvent, as a line.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>The descriptors of those calls.</summary>
    public List<HwEventDescriptor> Descriptors { get; } = [];

    /// <summary>The entries that the minidriver knows.</summary>
    public List<KsEventEntry> Known { get; } = [];

    public List<HwStreamObject> Streams { get; } = [];

    public List<HwExtension> Instances { get; } = [];

    public List<(SrbCommand Command, HwStreamObject Stream, MasterClockHandle? Clock)> Controls { get; } = [];

    public IStreamClass StreamClass => Echo.StreamClass;

    public HwDeviceExtension Device { get; private set; } = null!;

    public async Task<(Filter Filter, Pin Pin)> OpenAsync(Machine machine, BellBoard? board = null)
    {
        var filter = await machine.OpenAsync(Echo, board);
        return (filter, await filter.OpenOutputAsync());
    }

    /// <summary>Runs at the level of the interrupt, under the lock.</summary>
    public void High(Action routine) => StreamClass.CallAtNewPriority(null, StreamPriority.High, _ => routine(), null);

    public void SignalAll(uint id = Plain) =>
        StreamClass.StreamNotification(StreamNotificationType.SignalMultipleStreamEvents, Streams[^1], Set, id);

    /// <summary>The entries of a stream, or of the device, in order.</summary>
    public IEnumerable<KsEventEntry> Walk(HwStreamObject? stream, Guid? set = null, int id = -1, HwExtension? instance = null)
    {
        for (KsEventEntry? entry = null; (entry = StreamClass.GetNextEvent(instance ?? Device, stream, set, id, entry)) is not null;)
        {
            yield return entry;
        }
    }

    private NtStatus Event(HwEventDescriptor descriptor)
    {
        Calls.Add($"{(descriptor.Enable ? "enable" : "disable")} {descriptor.EventEntry.EventItem.EventId}");
        Descriptors.Add(descriptor);
        var status = OnEvent(descriptor);
        if (descriptor.Enable && status == NtStatus.Success)
        {
            Known.Add(descriptor.EventEntry);
            if (descriptor.EventData.Length > KsEventData.NativeSize && descriptor.EventEntry.EventItem.ExtraEntryData > 0)
            {
                descriptor.EventData[KsEventData.NativeSize..].CopyTo(descriptor.EventEntry.ExtraEntryData);
            }
        }
        else if (!descriptor.Enable)
        {
            Known.Remove(descriptor.EventEntry);
        }

        return status;
    }

    private void Answer(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                Device = srb.HwDeviceExtension;
                break;
            case SrbCommand.GetStreamInfo:
                EchoDevice.Answer(srb);
                srb.CommandData.StreamBuffer.StreamHeader.DeviceEventsArray = Sets;
                srb.CommandData.StreamBuffer.StreamHeader.DeviceEventRoutine = Event;
                srb.CommandData.StreamBuffer.StreamHeader.Topology = new KsTopology { TopologyNodes = [Guid.Empty] };
                foreach (var information in srb.CommandData.StreamBuffer.StreamInfo)
                {
                    information.StreamEventsArray = Sets;
                }

                return;
            case SrbCommand.OpenDeviceInstance:
                Instances.Add(srb.HwInstanceExtension!);
                break;
            case SrbCommand.CloseStream:
                Calls.Add("close stream");
                break;
            case SrbCommand.CloseDeviceInstance:
                Calls.Add("close instance");
                break;
        }

        EchoDevice.Answer(srb);
    }
}
