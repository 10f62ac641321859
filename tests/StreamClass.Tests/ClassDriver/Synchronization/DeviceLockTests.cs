using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Synchronization;

/// <summary>The order of two devices' locks: there is none, so nobody waits for one while it holds the other (design section 4).</summary>
public class DeviceLockTests
{
    [Fact]
    public void Complete_RequestOfAnotherDeviceFromACallback_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        HwStreamRequestBlock? held = null;
        var one = await machine.OpenPinAsync(new EchoDevice { OnData = srb => held = srb });
        var two = await machine.OpenPinAsync(new EchoDevice { OnData = _ => EchoDevice.Succeed(held!) });
        var read = one.ReadAsync(new byte[1]).OutcomeAsync();

        (await two.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);

        machine.BugChecks.Should().ContainSingle().Which.Message.Should().Contain("waits for");
        await one.CloseAsync();
        (await read).Should().NotBe(NtStatus.Pending);
    }, OnPurpose.UncaughtBugCheck);

    [Fact]
    public void Complete_RequestOfAnotherDeviceAtDispatchPriority_IsFine() => Simulation.Run(1, async machine =>
    {
        HwStreamRequestBlock? held = null;
        var one = await machine.OpenPinAsync(new EchoDevice { OnData = srb => held = srb });
        var two = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.Dispatch, _ => EchoDevice.Succeed(held!), null);
                EchoDevice.Succeed(srb);
            },
        });
        var read = one.ReadAsync(new byte[1]).OutcomeAsync();

        (await two.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        (await read).Should().Be(NtStatus.Success);
        machine.BugChecks.Should().BeEmpty();
    });
}
