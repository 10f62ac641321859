using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: an IRP is completed, taken back or cancelled while somebody else believes that it is his.</summary>
public class IrpOwnershipTests
{
    [Fact]
    public void CompletionRoutine_Throws_IsABugCheck() => Run(async (machine, bus, _, driver) =>
    {
        var irp = new Irp(IrpMajorFunction.Read);
        driver.Configuration.PhysicalDeviceObject.CallDriver(irp, static _ => throw new InvalidOperationException("broken"));
        bus.Kept[0].CompleteRequest(NtStatus.Success);
        await machine.SettleAsync();
        RequireBroken(machine);
    }, OnPurpose.BugCheck);

    [Fact]
    public void After_WhatItCallsThrows_IsABugCheck() => Run(async (machine, bus, _, driver) =>
    {
        driver.Configuration.PhysicalDeviceObject.CallDriver(new Irp(IrpMajorFunction.Read));
        bus.Later(bus.Kept[0], static _ => throw new InvalidOperationException("broken"));
        await machine.SettleAsync();
        RequireBroken(machine);
    }, OnPurpose.BugCheck);

    [Fact]
    public void CompleteRequest_OfAnIrpThatTheRemovalTookBack_DoesNotCount() => Run(async (machine, bus, device, driver) =>
    {
        var irp = new Irp(IrpMajorFunction.Read);
        var completions = 0;
        driver.Configuration.PhysicalDeviceObject.CallDriver(irp, _ => completions++).Should().Be(NtStatus.Pending);
        await device.SurpriseRemoveAsync();
        await machine.SettleAsync();
        irp.Invoking(static irp => irp.CompleteRequest(NtStatus.Success, 5)).Should().NotThrow("the device cannot know in time");
        await machine.SettleAsync();
        irp.IoStatus.Should().Be(new IoStatusBlock(NtStatus.NoSuchDevice));
        completions.Should().Be(1);
    });

    [Fact]
    public void RequestCancel_OfAnIrpThatWentOnToTheDeviceBelow_ReachesIt() => Run(async (machine, bus, device, _) =>
    {
        var irp = new Irp(IrpPnpFunction.QueryCapabilities);
        var sent = device.SendIrpAsync(irp);
        await machine.SettleAsync();
        bus.Kept.Should().ContainSingle();
        irp.RequestCancel();
        await machine.SettleAsync();
        sent.IsCompleted.Should().BeTrue();
        (await sent).Status.Should().Be(NtStatus.Cancelled);
    });

    [Fact]
    public void CancelRoutine_CalledByALateCanceller_DoesNotCancelTheNextUserOfTheRequest() => Simulation.Run(1, async machine =>
    {
        var held = new List<HwStreamRequestBlock>();
        var cancelled = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice { OnControl = held.Add, OnCancel = _ => cancelled++ });
        var irp = new Irp(IrpMajorFunction.DeviceControl);
        var sent = pin.SendIrpAsync(irp);
        await machine.SettleAsync();

        // What a canceller does that is preempted between its two steps.
        var routine = irp.SetCancelRoutine(null);
        EchoDevice.Succeed(held[0]);
        await sent;
        var next = pin.GetStateAsync();
        await machine.SettleAsync();
        held[1].Should().BeSameAs(held[0], "the request is used again");
        routine!(irp);
        await machine.SettleAsync();
        cancelled.Should().Be(0);
        EchoDevice.Succeed(held[1]);
        await next;
    });

    private static void RequireBroken(Machine machine)
    {
        var bugCheck = machine.BugChecks.Should().ContainSingle().Which;
        bugCheck.Code.Should().Be(BugCheckCode.KmodeExceptionNotHandled);
        bugCheck.Message.Should().Contain("broken");
    }

    private static void Run(Func<Machine, KeepingBus, Device, CameraOnUsb, Task> scenario, SimulationOptions? options = null) => Simulation.Run(
        1,
        async machine =>
        {
            var bus = new KeepingBus();
            var driver = new CameraOnUsb();
            var device = await machine.LoadDriver(driver.DriverEntry).StartDeviceAsync(new DeviceStart { LowerDevice = bus });
            await scenario(machine, bus, device, driver);
        },
        options);

    /// <summary>A device below that keeps whatever it gets, until somebody wants it back.</summary>
    private sealed class KeepingBus() : LowerDevice("bus")
    {
        public List<Irp> Kept { get; } = [];

        public void Later(Irp irp, Action<Irp> complete) => After(TimeSpan.FromMilliseconds(1), irp, complete);

        protected internal override NtStatus Dispatch(Irp irp)
        {
            Kept.Add(irp);
            irp.SetCancelRoutine(static cancelled => cancelled.TryCompleteRequest(NtStatus.Cancelled));
            return NtStatus.Pending;
        }
    }
}
