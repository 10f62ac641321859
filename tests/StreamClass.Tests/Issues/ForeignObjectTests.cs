using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: a minidriver names what belongs to another device, where the service has no stream to go by.</summary>
public class ForeignObjectTests
{
    [Fact]
    public void GenerateDataEvent_WithAnEntryOfAnotherDevice_IsABugCheck() => Run((ours, theirs) =>
        ours.StreamClass.GenerateDataEvent(theirs.Known[0], [1]));

    [Fact]
    public void GetNextEvent_WithAnotherDevice_IsABugCheck() => Run((ours, theirs) =>
        ours.StreamClass.GetNextEvent(theirs.Device, null, null, -1, null));

    [Fact]
    public void SignalMultipleDeviceEvents_WithAnotherDevice_IsABugCheck() => Run((ours, theirs) =>
        ours.StreamClass.DeviceNotification(DeviceNotificationType.SignalMultipleDeviceEvents, theirs.Device, EventDevice.Set, EventDevice.Plain));

    [Fact]
    public void SignalDeviceEvent_WithAnotherDevice_IsABugCheck() => Run((ours, theirs) =>
        ours.StreamClass.DeviceNotification(DeviceNotificationType.SignalDeviceEvent, theirs.Device, ours.Known[0]));

    private static void Run(Action<EventDevice, EventDevice> call) => Simulation.Run(1, async machine =>
    {
        var (ours, theirs) = (new EventDevice(), new EventDevice());
        foreach (var device in (EventDevice[])[ours, theirs])
        {
            var (filter, _) = await device.OpenAsync(machine);
            await filter.EnableAsync(machine.WithSemaphore(machine.Kernel.CreateSemaphore(0, 1)));
        }

        var misuse = () => call(ours, theirs);
        misuse.Should().Throw<BugCheckException>().Which.Code.Should().Be(BugCheckCode.DriverVerifierDetectedViolation);
    }, OnPurpose.BugCheck);
}
