using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Events;

/// <summary>The services with which a minidriver walks, signals and deletes events. Reference 3, 13.8.</summary>
public class EventSignalTests
{
    [Fact]
    [Conformance("3 GetNextEvent", "14.1 KSEVENT_ENTRY")]
    public void GetNextEvent_OfAStream_WalksInTheOrderOfEnabling() => Run(async (machine, device, filter, pin) =>
    {
        await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        await pin.EnableEventAsync(EventDevice.Set, EventDevice.WithData, new byte[8]);
        await pin.EnableEventAsync(KsEventSetId.Connection, (uint)KsEventConnection.EndOfStream);
        await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var stream = device.Streams[0];
        device.Walk(stream).Should().Equal(device.Known);
        device.Walk(stream, EventDevice.Set).Should().Equal(device.Known[0], device.Known[1], device.Known[3]);
        device.Walk(stream, EventDevice.Set, (int)EventDevice.Plain).Should().Equal(device.Known[0], device.Known[3]);
        device.Walk(stream, id: (int)KsEventConnection.EndOfStream).Should().Equal(device.Known[2]);
        device.Walk(null).Should().BeEmpty();
    });

    [Fact]
    [Conformance("3 GetNextEvent", "3 SignalMultipleDeviceInstanceEvents", "3 SignalMultipleDeviceEvents")]
    public void Signal_OfAnInstance_LeavesOtherInstancesAlone() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice(new HwInitializationData { MiniDriver = null!, FilterInstanceExtension = Extension.OfSize(4) });
        var started = await machine.StartAsync(device.Echo);
        var first = await (await started.OpenFilterAsync()).EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var second = await (await started.OpenFilterAsync()).EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        device.Descriptors[1].HwInstanceExtension.Should().BeSameAs(device.Instances[1]);
        device.Descriptors[1].StreamObject.Should().BeNull();
        device.Walk(null, instance: device.Instances[1]).Should().Equal(device.Known[1]);
        device.StreamClass.DeviceNotification(
            DeviceNotificationType.SignalMultipleDeviceInstanceEvents, device.Instances[1], EventDevice.Set, EventDevice.Plain);
        await second.WaitAsync();
        var wait = first.WaitAsync();
        await machine.SettleAsync();
        wait.IsCompleted.Should().BeFalse();
        device.StreamClass.DeviceNotification(DeviceNotificationType.SignalMultipleDeviceEvents, device.Device, EventDevice.Set, EventDevice.Plain);
        await wait;
        await second.WaitAsync();
    });

    [Fact]
    [Conformance("3 SignalDeviceEvent", "3 DeleteDeviceEvent")]
    public void Signal_OfOneDeviceEvent_TellsItsClientUntilItIsDeleted() => Run(async (machine, device, filter, pin) =>
    {
        var first = await filter.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var second = await filter.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        device.High(() => device.StreamClass.DeviceNotification(DeviceNotificationType.SignalDeviceEvent, device.Device, device.Known[1]));
        await second.WaitAsync();
        var wait = first.WaitAsync();
        device.High(() => device.StreamClass.DeviceNotification(DeviceNotificationType.DeleteDeviceEvent, device.Device, device.Known[0]));
        (await wait.OutcomeAsync()).Should().Be(NtStatus.Cancelled);
        device.Walk(null).Should().Equal(device.Known[1]);
        await first.DisposeAsync();
        device.Calls.Should().Equal("enable 7", "enable 7");
    });

    [Fact]
    [Conformance("3 SignalStreamEvent", "3 DeleteStreamEvent", "3 SignalMultipleStreamEvents")]
    public void Signal_OfStreamEvents_TellsTheirClients() => Run(async (machine, device, filter, pin) =>
    {
        var stream = device.Streams[0];
        var first = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var second = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        device.StreamClass.StreamNotification(StreamNotificationType.SignalStreamEvent, stream, device.Known[1]);
        await second.WaitAsync();
        device.SignalAll();
        await first.WaitAsync();
        await second.WaitAsync();
        device.StreamClass.StreamNotification(StreamNotificationType.DeleteStreamEvent, stream, device.Known[0]);
        device.Walk(stream).Should().Equal(device.Known[1]);
        (await first.WaitAsync().OutcomeAsync()).Should().Be(NtStatus.Cancelled);
        (await pin.DisableAsync(new byte[32])).Should().Be(NtStatus.Unsuccessful);
    });

    [Fact]
    [Conformance("13.8 ONESHOT", "13.8 oneshot-removal")]
    public void Signal_OfAOneShot_RemovesIt() => Run(async (machine, device, filter, pin) =>
    {
        var once = await pin.EnableOneShotEventAsync(EventDevice.Set, EventDevice.Plain);
        var always = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        device.SignalAll();
        device.SignalAll();
        await once.WaitAsync();
        (await once.WaitAsync().OutcomeAsync()).Should().Be(NtStatus.NoMoreEntries);
        await always.WaitAsync();
        await always.WaitAsync();
        device.Walk(device.Streams[0]).Should().Equal(device.Known[1]);

        // The minidriver is not asked: it has signalled it itself.
        device.Calls.Should().Equal("enable 7", "enable 7");
    });

    [Theory]
    [Conformance("13.8 stale-entry", "13.8 oneshot-removal")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void UseOfAnEntry_AfterItsOnlySignal_IsABugCheck(int use) => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (_, pin) = await device.OpenAsync(machine);
        await pin.EnableOneShotEventAsync(EventDevice.Set, EventDevice.Plain);
        var stream = device.Streams[0];
        var entry = device.Known[0];
        device.StreamClass.StreamNotification(StreamNotificationType.SignalStreamEvent, stream, entry);
        Action act = use switch
        {
            0 => () => device.StreamClass.StreamNotification(StreamNotificationType.SignalStreamEvent, stream, entry),
            1 => () => device.StreamClass.StreamNotification(StreamNotificationType.DeleteStreamEvent, stream, entry),
            _ => () => device.StreamClass.GetNextEvent(device.Device, stream, null, -1, entry),
        };
        act.Should().Throw<BugCheckException>();
        machine.BugChecks.Should().ContainSingle();
    }, OnPurpose.BugCheck);

    [Fact]
    public void UseOfAnEntry_OfAnotherQueue_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (filter, _) = await device.OpenAsync(machine);
        await filter.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        FluentActions.Invoking(() => device.StreamClass.StreamNotification(
            StreamNotificationType.SignalStreamEvent, device.Streams[0], device.Known[0])).Should().Throw<BugCheckException>();
    }, OnPurpose.BugCheck);

    [Fact]
    [Conformance("13.8 signal-above-dispatch")]
    public void Signal_AtTheLevelOfTheInterrupt_IsToldFromADpc() => Seeds.Each(20, async machine =>
    {
        var device = new EventDevice(new HwInitializationData { MiniDriver = null!, HasInterrupt = true });
        var (_, pin) = await device.OpenAsync(machine, new BellBoard());
        var happened = machine.Kernel.CreateEvent(KernelEventType.Notification);
        await pin.EnableAsync(machine.WithEvent(happened));
        var level = Irql.Passive;
        var toldAtOnce = true;
        device.High(() =>
        {
            level = device.StreamClass.Kernel.CurrentIrql;
            device.SignalAll();
            toldAtOnce = happened.IsSignalled;
        });
        await machine.SettleAsync();
        level.Should().Be(Irql.Device);
        toldAtOnce.Should().BeFalse();
        happened.IsSignalled.Should().BeTrue();
        machine.BugChecks.Should().BeEmpty();
    });

    [Theory]
    [InlineData(false, NtStatus.Success, 1)]
    [InlineData(true, NtStatus.Success, 1)]
    [InlineData(false, NtStatus.InvalidParameter, 0)]
    public void Signal_FromTheEnablingRoutine_CountsWhenTheMinidriverAgrees(bool isOneShot, NtStatus answer, int count) => Run(async (machine, device, filter, pin) =>
    {
        device.OnEvent = descriptor =>
        {
            device.StreamClass.StreamNotification(StreamNotificationType.SignalStreamEvent, descriptor.StreamObject!, descriptor.EventEntry);
            return answer;
        };
        var semaphore = machine.Kernel.CreateSemaphore(0, 10);
        var flags = isOneShot ? KsEventFlags.OneShot : KsEventFlags.Enable;
        (await pin.EnableAsync(machine.WithSemaphore(semaphore), flags: flags)).Should().Be(answer);
        await machine.SettleAsync();
        semaphore.Count.Should().Be(count);
        device.Walk(device.Streams[0]).Should().HaveCount(isOneShot ? 0 : count);
        device.OnEvent = static _ => NtStatus.Success;
    });

    [Fact]
    public void ReadAll_UntilTheHandleCloses_GivesEveryOccurrence() => Run(async (machine, device, filter, pin) =>
    {
        var subscription = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        device.SignalAll();
        device.SignalAll();
        var seen = new List<long>();
        await foreach (var number in subscription.ReadAllAsync())
        {
            seen.Add(number);
            if (number == 1)
            {
                device.SignalAll();
                await pin.CloseAsync();
            }
        }

        seen.Should().Equal(0, 1, 2);
    });

    [Fact]
    public void Wait_Cancelled_LeavesTheOccurrenceForTheNext() => Run(async (machine, device, filter, pin) =>
    {
        await using var subscription = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        using var leaving = new CancellationTokenSource();
        var wait = subscription.WaitAsync(leaving.Token);
        leaving.Cancel();
        (await wait.OutcomeAsync()).Should().Be(NtStatus.Cancelled);
        device.SignalAll();
        await subscription.WaitAsync();
    });

    private static void Run(Func<Machine, EventDevice, Filter, Pin, Task> scenario) => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (filter, pin) = await device.OpenAsync(machine);
        await scenario(machine, device, filter, pin);
        machine.BugChecks.Should().BeEmpty();
    });
}
