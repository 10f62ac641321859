using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Events;

/// <summary>Events whose ends come together: signals, disables, closes, failures and removals. Reference 13.8.</summary>
public class EventRaceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Signal_AgainstDisableAndClose_CountsOrNot_ButNeverFails(bool isSynchronized) => Seeds.Each(100, async machine =>
    {
        var device = NewDevice(isSynchronized);
        var (_, pin) = await device.OpenAsync(machine, new BellBoard());
        var semaphore = machine.Kernel.CreateSemaphore(0, 100);
        var data = machine.WithSemaphore(semaphore);
        await pin.EnableAsync(data);
        await pin.EnableAsync(machine.WithSemaphore(semaphore), flags: KsEventFlags.OneShot);
        var signals = Signal();
        var disable = pin.DisableAsync(data);
        var close = pin.CloseAsync();
        (await disable).Should().Be(NtStatus.Success);
        await close;
        await signals;
        await machine.SettleAsync();
        semaphore.Count.Should().BeInRange(0, 4);
        device.Walk(device.Streams[0]).Should().BeEmpty();
        device.Calls[^1].Should().Be("close stream");
        device.Calls.Count(static call => call == "disable 7").Should().BeInRange(1, 2);
        machine.BugChecks.Should().BeEmpty();
        async Task Signal()
        {
            for (var i = 0; i < 3; i++)
            {
                device.StreamClass.CallAtNewPriority(null, i == 1 ? StreamPriority.Dispatch : StreamPriority.High, _ => device.SignalAll(), null);
                await machine.PassAsync(0.00001);
            }
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Enable_AgainstClose_IsEnabledAndDisabledOrNeither(bool isSynchronized) => Seeds.Each(100, async machine =>
    {
        var device = NewDevice(isSynchronized);
        var (filter, pin) = await device.OpenAsync(machine, new BellBoard());
        var semaphore = machine.Kernel.CreateSemaphore(0, 100);
        var close = pin.CloseAsync();
        try
        {
            await pin.EnableAsync(machine.WithSemaphore(semaphore));
        }
        catch (ObjectDisposedException)
        {
        }

        await close;
        device.Calls.Count(static call => call == "enable 7").Should().Be(device.Calls.Count(static call => call == "disable 7"));
        device.Calls[^1].Should().Be("close stream");
        await filter.CloseAsync();
        machine.BugChecks.Should().BeEmpty();
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wait_WhenTheDeviceFails_EndsWithItsStatus(bool isSynchronized) => Seeds.Each(50, async machine =>
    {
        var device = NewDevice(isSynchronized);
        var (filter, pin) = await device.OpenAsync(machine, new BellBoard());
        var stream = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var whole = await filter.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var waits = new[] { stream.WaitAsync().OutcomeAsync(), whole.WaitAsync().OutcomeAsync() };
        device.High(static () => throw new InvalidOperationException("as the test wants"));
        (await Task.WhenAll(waits)).Should().OnlyContain(static status => status == NtStatus.DriverInternalError);
        (await ((Task)pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain)).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);

        // Late signals of a device that has failed are nobody's any more, and break no rule.
        device.SignalAll();
        await filter.CloseAsync();
        machine.BugChecks.Should().BeEmpty();
    }, options: OnPurpose.DeviceFailure);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wait_WhenTheDeviceDisappears_Ends_AndTheMinidriverIsToldAtTheClose(bool isSynchronized) => Seeds.Each(50, async machine =>
    {
        var device = NewDevice(isSynchronized);
        var started = await machine.StartAsync(device.Echo, new BellBoard());
        var pin = await (await started.OpenFilterAsync()).OpenOutputAsync();
        var subscription = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var wait = subscription.WaitAsync().OutcomeAsync();
        var removal = started.SurpriseRemoveAsync();
        device.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, _ => device.SignalAll(), null);
        (await wait).Should().BeOneOf(NtStatus.DeviceRemoved, NtStatus.Success);
        (await removal).IsClean.Should().BeTrue();
        device.Calls.Should().Equal("enable 7", "disable 7", "close stream");
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Enable_WhoseRoutineThrows_FailsTheDevice() => Seeds.Each(5, async machine =>
    {
        var device = NewDevice(true);
        var (filter, pin) = await device.OpenAsync(machine, new BellBoard());
        device.OnEvent = static _ => throw new InvalidOperationException("as the test wants");
        (await ((Task)pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain)).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
        await filter.CloseAsync();
    }, options: OnPurpose.DeviceFailure);

    private static EventDevice NewDevice(bool isSynchronized) => new(
        new HwInitializationData { MiniDriver = null!, HasInterrupt = isSynchronized, TurnOffSynchronization = !isSynchronized });
}
