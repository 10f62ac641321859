using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Events;

/// <summary>Enabling and disabling in bytes: checks, statuses, and what the minidriver is told. Reference 13.8.</summary>
public class EventRequestTests
{
    private static readonly HwInitializationData Unsynchronized = new() { MiniDriver = null!, TurnOffSynchronization = true };

    [Fact]
    [Conformance("13.8 ENABLE", "13.8 EVENT_HANDLE", "13.1 ENABLE_EVENT", "2 StrMiniEvent", "14.1 KSEVENT_SET")]
    public void Enable_OnAPin_AsksTheMinidriverAndTellsTheClient() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice(new HwInitializationData { MiniDriver = null!, HasInterrupt = true });
        var level = Irql.Passive;
        device.OnEvent = _ =>
        {
            level = machine.Kernel.CurrentIrql;
            return NtStatus.Success;
        };
        var (_, pin) = await device.OpenAsync(machine, new BellBoard());
        var happened = machine.Kernel.CreateEvent(KernelEventType.Synchronization);
        var data = machine.WithEvent(happened);
        (await pin.EnableAsync(data)).Should().Be(NtStatus.Success);
        level.Should().Be(Irql.Device);
        var descriptor = device.Descriptors.Should().ContainSingle().Subject;
        descriptor.Enable.Should().BeTrue();
        descriptor.StreamObject.Should().BeSameAs(device.Streams[0]);
        descriptor.DeviceExtension.Should().BeSameAs(device.Device);
        descriptor.EnableEventSetIndex.Should().Be(1);
        descriptor.EventEntry.NotificationType.Should().Be(KsEventNotification.EventHandle);
        descriptor.EventEntry.Flags.Should().Be(KsEventFlags.Enable);
        for (var i = 0; i < 2; i++)
        {
            device.SignalAll();
            await machine.SettleAsync();
            happened.Wait(TimeSpan.Zero).Should().BeTrue();
        }

        (await pin.DisableAsync(data)).Should().Be(NtStatus.Success);
        device.SignalAll();
        await machine.SettleAsync();
        happened.IsSignalled.Should().BeFalse();
        device.Calls.Should().Equal("enable 7", "disable 7");
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.8 SEMAPHORE_HANDLE")]
    public void Enable_WithASemaphore_CountsEveryOccurrence() => Run(async (machine, device, pin) =>
    {
        var semaphore = machine.Kernel.CreateSemaphore(0, 9);
        (await pin.EnableAsync(machine.WithSemaphore(semaphore, 2))).Should().Be(NtStatus.Success);
        device.Known[0].NotificationType.Should().Be(KsEventNotification.SemaphoreHandle);
        for (var i = 0; i < 3; i++)
        {
            device.SignalAll();
        }

        await machine.SettleAsync();
        semaphore.Count.Should().Be(6);

        // One that is full is the client's mistake, not the driver's.
        device.SignalAll();
        device.SignalAll();
        await machine.SettleAsync();
        semaphore.Count.Should().Be(8);
        (await pin.EnableAsync(machine.WithSemaphore(semaphore, 0))).Should().Be(NtStatus.InvalidParameter);
    });

    [Theory]
    [Conformance("13.8 kernel-notifications")]
    [InlineData(KsEventNotification.EventObject)]
    [InlineData(KsEventNotification.SemaphoreObject)]
    [InlineData(KsEventNotification.Dpc)]
    [InlineData(KsEventNotification.WorkItem)]
    [InlineData(KsEventNotification.KsWorkItem)]
    public void Enable_AsOnlyKernelClientsMay_IsRefused(KsEventNotification type) => Run(async (machine, device, pin) =>
    {
        var data = KsStructure.ToArray(new KsEventData { NotificationType = type });
        (await pin.EnableAsync(data)).Should().Be(NtStatus.InvalidParameter);
        device.Calls.Should().BeEmpty();
    });

    [Fact]
    public void Enable_WithAHandleOfNothing_IsRefused() => Run(async (machine, device, pin) =>
    {
        var target = machine.Kernel.CreateEvent(KernelEventType.Notification);
        var data = machine.WithEvent(target);
        machine.Kernel.Close(KsStructure.Read<KsEventData>(data).EventHandle.Event);
        (await pin.EnableAsync(data)).Should().Be(NtStatus.InvalidParameter);
        (await pin.EnableAsync(new byte[32])).Should().Be(NtStatus.InvalidParameter);
        device.Calls.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.8 DataInput", "13.8 ENABLE")]
    public void Enable_WithTooLittle_IsRefusedBeforeTheMinidriver() => Run(async (machine, device, pin) =>
    {
        var data = machine.WithEvent(machine.Kernel.CreateEvent(KernelEventType.Notification), 1, 2, 3, 4, 5, 6, 7, 8);
        (await pin.EnableAsync(data.AsMemory(0, 31))).Should().Be(NtStatus.BufferTooSmall);
        (await pin.EnableAsync(data.AsMemory(0, 39), EventDevice.WithData)).Should().Be(NtStatus.BufferTooSmall);
        (await pin.DeviceControlAsync(KsControlCode.EnableEvent, new byte[23], data)).Status.Should().Be(NtStatus.InvalidBufferSize);
        (await pin.EnableAsync(data, set: EventDevice.OtherSet)).Should().Be(NtStatus.PropsetNotFound);
        (await pin.EnableAsync(data, 99)).Should().Be(NtStatus.NotFound);
        (await pin.EnableAsync(data, flags: KsEventFlags.Enable | KsEventFlags.OneShot)).Should().Be(NtStatus.InvalidParameter);
        (await pin.EnableAsync(data, flags: KsEventFlags.None)).Should().Be(NtStatus.InvalidParameter);
        device.Calls.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.8 ExtraEntryData", "13.8 data-lifetime", "14.1 KSEVENT_ITEM")]
    public void Enable_WithData_GivesItToTheMinidriverUntilItReturns() => Run(async (machine, device, pin) =>
    {
        var seen = 0;
        device.OnEvent = descriptor =>
        {
            seen = descriptor.EventData.Length;
            return NtStatus.Success;
        };
        var data = machine.WithEvent(machine.Kernel.CreateEvent(KernelEventType.Notification), 1, 2, 3, 4, 5, 6, 7, 8);
        await pin.EnableAsync(data, EventDevice.WithData);
        seen.Should().Be(40);
        device.Descriptors[0].EventData.Length.Should().Be(0);
        device.Known[0].ExtraEntryData.ToArray().Should().Equal(1, 2, 3, 4, 5, 6, 7, 8);
    });

    [Fact]
    [Conformance("13.8 SETSUPPORT", "13.8 BASICSUPPORT")]
    public void Enable_AskingForSupport_IsAnsweredFromTheTables() => Run(async (machine, device, pin) =>
    {
        (await pin.EnableAsync(default, 99, KsEventFlags.SetSupport)).Should().Be(NtStatus.Success);
        (await pin.EnableAsync(default, 0, KsEventFlags.SetSupport, EventDevice.OtherSet)).Should().Be(NtStatus.PropsetNotFound);
        (await pin.EnableAsync(default, EventDevice.Plain, KsEventFlags.BasicSupport)).Should().Be(NtStatus.Success);
        (await pin.EnableAsync(default, 99, KsEventFlags.BasicSupport)).Should().Be(NtStatus.NotFound);
        device.Calls.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.8 TOPOLOGY")]
    public void Enable_OfANode_NamesOneThatExists() => Run(async (machine, device, pin) =>
    {
        var data = machine.WithEvent(machine.Kernel.CreateEvent(KernelEventType.Notification));
        const KsEventFlags Flags = KsEventFlags.Enable | KsEventFlags.Topology;
        (await pin.AskEventAsync(EventDevice.Set, EventDevice.Plain, Flags, data)).Status.Should().Be(NtStatus.InvalidBufferSize);
        (await pin.AskEventAsync(EventDevice.Set, EventDevice.Plain, Flags, data, [1, 0, 0, 0, 0, 0, 0, 0])).Status.Should().Be(NtStatus.InvalidParameter);
        (await pin.AskEventAsync(EventDevice.Set, EventDevice.Plain, Flags, data, new byte[8])).Status.Should().Be(NtStatus.Success);
    });

    [Fact]
    [Conformance("2 StrMiniEvent")]
    public void Enable_RefusedByTheMinidriver_IsNotQueued() => Run(async (machine, device, pin) =>
    {
        device.OnEvent = _ => NtStatus.InsufficientResources;
        var data = machine.WithEvent(machine.Kernel.CreateEvent(KernelEventType.Notification));
        (await pin.EnableAsync(data)).Should().Be(NtStatus.InsufficientResources);
        device.Walk(device.Streams[0]).Should().BeEmpty();
        (await pin.DisableAsync(data)).Should().Be(NtStatus.Unsuccessful);
        device.Calls.Should().Equal("enable 7");
    });

    [Fact]
    [Conformance("13.8 disable-not-found", "13.1 DISABLE_EVENT")]
    public void Disable_ByMemory_FindsWhatWasEnabledWithIt() => Run(async (machine, device, pin) =>
    {
        var happened = machine.Kernel.CreateEvent(KernelEventType.Notification);
        var first = machine.WithEvent(happened);
        var second = first.ToArray();
        await pin.EnableAsync(first);
        await pin.EnableAsync(second);
        device.OnEvent = _ => NtStatus.Unsuccessful;
        (await pin.DisableAsync(first.ToArray())).Should().Be(NtStatus.Unsuccessful);
        (await pin.DisableAsync(second.AsMemory(0, 31))).Should().Be(NtStatus.InvalidBufferSize);

        // What it says does not count, and the minidriver's answer neither.
        first.AsSpan().Clear();
        (await pin.DisableAsync(first)).Should().Be(NtStatus.Success);
        (await pin.DisableAsync(first)).Should().Be(NtStatus.Unsuccessful);
        device.Walk(device.Streams[0]).Should().ContainSingle();
        (await pin.DisableAsync(default)).Should().Be(NtStatus.Success);
        device.Walk(device.Streams[0]).Should().BeEmpty();
        device.Calls.Should().Equal("enable 7", "enable 7", "disable 7", "disable 7");
    });

    [Fact]
    [Conformance("13.8 disabling-once")]
    public void Disable_WhileItIsBeingDisabled_Fails() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice(Unsynchronized);
        var (_, pin) = await device.OpenAsync(machine);
        var data = machine.WithEvent(machine.Kernel.CreateEvent(KernelEventType.Notification));
        await pin.EnableAsync(data);
        var again = NtStatus.Pending;
        device.OnEvent = _ =>
        {
            device.OnEvent = static _ => NtStatus.Success;
            again = pin.DisableAsync(data).Result;
            return NtStatus.Success;
        };
        (await pin.DisableAsync(data)).Should().Be(NtStatus.Success);
        again.Should().Be(NtStatus.Unsuccessful);
    });

    [Theory]
    [Conformance("13.8 close")]
    [InlineData(true)]
    [InlineData(false)]
    public void Close_OfAHandle_DisablesItsEventsOnly(bool isSynchronized) => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice(new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = !isSynchronized, FilterInstanceExtension = Extension.OfSize(8) });
        var (filter, pin) = await device.OpenAsync(machine);
        var clock = await pin.CreateClockAsync();
        var happened = machine.Kernel.CreateEvent(KernelEventType.Notification);
        await filter.EnableAsync(machine.WithEvent(happened));
        await pin.EnableAsync(machine.WithEvent(happened));
        await clock.EnableAsync(machine.WithEvent(happened, new byte[8]), (uint)KsEventClock.PositionMark, set: KsEventSetId.Clock);
        device.Calls.Clear();
        await clock.DisposeAsync();
        device.Calls.Should().Equal("disable 1");
        await pin.DisposeAsync();
        device.Calls.Should().Equal("disable 1", "disable 7", "close stream");
        device.Walk(null).Should().ContainSingle();
        await filter.DisposeAsync();
        device.Calls.Should().Equal("disable 1", "disable 7", "close stream", "disable 7", "close instance");
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.8 ENABLEBUFFERED", "13.8 QUERYBUFFER", "13.8 query-statuses")]
    public void QueryBuffer_OfABufferedEvent_GivesItsDataInOrder() => Run(async (machine, device, pin) =>
    {
        var happened = machine.Kernel.CreateEvent(KernelEventType.Synchronization);
        var data = machine.WithEvent(happened);
        var plain = machine.WithEvent(happened);
        (await pin.EnableAsync(data, flags: KsEventFlags.EnableBuffered)).Should().Be(NtStatus.Success);
        await pin.EnableAsync(plain);
        (await Query(data, 8)).Should().Be(new KsAnswer(NtStatus.NoMoreEntries));
        device.High(() =>
        {
            device.StreamClass.GenerateDataEvent(device.Known[0], [1, 2, 3]);
            device.StreamClass.GenerateDataEvent(device.Known[0], [4]);
            device.StreamClass.GenerateDataEvent(device.Known[1], [5]);
        });
        await machine.SettleAsync();
        happened.Wait(TimeSpan.Zero).Should().BeTrue();
        (await Query(plain, 8)).Status.Should().Be(NtStatus.InvalidParameter);
        (await Query(new byte[32], 8)).Status.Should().Be(NtStatus.NotFound);
        (await Query(data, 0)).Should().Be(new KsAnswer(NtStatus.BufferOverflow, 3));
        (await Query(data, 2)).Should().Be(new KsAnswer(NtStatus.BufferTooSmall));
        (await Query(data, 3)).Should().Be(new KsAnswer(NtStatus.Success, 3));
        (await Query(data, 8)).Should().Be(new KsAnswer(NtStatus.Success, 1));
        (await Query(data, 8)).Should().Be(new KsAnswer(NtStatus.NoMoreEntries));
        async Task<KsAnswer> Query(byte[] eventData, int room) => await pin.AskEventAsync(
            EventDevice.Set, EventDevice.Plain, KsEventFlags.QueryBuffer, new byte[room], [.. eventData.AsSpan(8, 8), .. new byte[8]]);
    });

    [Fact]
    [Conformance("13.8 KSEVENTSETID_Connection")]
    public void EndOfStream_WhenTheLastPacketIsDone_IsTold() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var pin = await (await machine.OpenAsync(device.Echo)).OpenInputAsync();
        device.OnData = srb =>
        {
            if (srb.CommandData.DataBufferArray[0].OptionsFlags.HasFlag(KsStreamHeaderOptions.EndOfStream))
            {
                srb.StreamClass.StreamNotification(
                    StreamNotificationType.SignalMultipleStreamEvents, srb.StreamObject, KsEventSetId.Connection, (uint)KsEventConnection.EndOfStream);
            }

            EchoDevice.Succeed(srb);
        };
        await using var ended = await pin.EnableEventAsync(KsEventSetId.Connection, (uint)KsEventConnection.EndOfStream);
        await pin.RunAsync();
        await pin.WriteAsync(new KsStreamHeader { DataUsed = 1, OptionsFlags = KsStreamHeaderOptions.EndOfStream }, new byte[1]);
        await ended.WaitAsync();
    });

    [Fact]
    [Conformance("13.8 KSEVENTSETID_VPNotify")]
    public void FormatChange_OfAVideoPortStream_IsTold() => Run(async (machine, device, pin) =>
    {
        await using var changed = await pin.EnableEventAsync(KsEventSetId.VpNotify, (uint)KsEventVpNotify.FormatChange);
        device.StreamClass.StreamNotification(
            StreamNotificationType.SignalMultipleStreamEvents, device.Streams[0], KsEventSetId.VpNotify, (uint)KsEventVpNotify.FormatChange);
        await changed.WaitAsync();
    });

    private static void Run(Func<Machine, EventDevice, Pin, Task> scenario) => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (_, pin) = await device.OpenAsync(machine);
        await scenario(machine, device, pin);
        machine.BugChecks.Should().BeEmpty();
    });
}
