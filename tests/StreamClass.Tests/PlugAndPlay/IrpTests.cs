using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.PlugAndPlay;

/// <summary>IRPs from above, and to the device below.</summary>
public class IrpTests
{
    [Fact]
    public void Read_OfACameraOnUsb_IsATransferOfTheDeviceBelow() => Seeds.Each(30, async machine =>
    {
        var (camera, driver, _, pin) = await OpenAsync(machine);
        var buffer = new byte[16];
        (await pin.ReadAsync(buffer)).DataUsed.Should().Be(16);
        buffer.Should().AllBeEquivalentTo((byte)0x55);
        camera.Seen.Should().ContainSingle().Which.IoControlCode.Should().Be(CameraOnUsb.SubmitUrb);
        driver.Levels.Should().Equal(Irql.Dispatch);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Read_Cancelled_TakesTheTransferBack() => Seeds.Each(50, async machine =>
    {
        var (camera, _, _, pin) = await OpenAsync(machine);
        camera.TransferTime = TimeSpan.FromTicks(50);
        using var cancel = new CancellationTokenSource();
        var read = pin.ReadAsync(new byte[4], cancel.Token).OutcomeAsync();
        await Task.Yield();
        cancel.Cancel();
        (await read).Should().BeOneOf(NtStatus.Cancelled, NtStatus.Success);
        camera.IsSilent = true;
        using var again = new CancellationTokenSource();
        var silent = pin.ReadAsync(new byte[4], again.Token).OutcomeAsync();
        await machine.SettleAsync();
        silent.IsCompleted.Should().BeFalse();
        again.Cancel();
        (await silent).Should().Be(NtStatus.Cancelled);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Read_FromAStalledPipe_FailsWithItsStatus() => Simulation.Run(1, async machine =>
    {
        var (camera, _, _, pin) = await OpenAsync(machine);
        camera.Status = NtStatus.IoDeviceError;
        (await pin.ReadAsync(new byte[4]).OutcomeAsync()).Should().Be(NtStatus.IoDeviceError);
    });

    [Fact]
    public void SurpriseRemoval_WithTransfersOutstanding_GivesEverythingBack()
    {
        var outcomes = new HashSet<NtStatus>();
        var runs = 0;
        Seeds.Each(60, async machine =>
        {
            var turns = runs++ % 12;
            var (camera, driver, device, pin) = await OpenAsync(machine);
            camera.IsSilent = runs % 2 == 0;
            camera.TransferTime = TimeSpan.FromTicks(30);
            var reads = Enumerable.Range(0, 4).Select(_ => pin.ReadAsync(new byte[4]).OutcomeAsync()).ToArray();
            for (var i = 0; i < turns; i++)
            {
                await Task.Yield();
            }

            await device.SurpriseRemoveAsync();
            outcomes.UnionWith(await Task.WhenAll(reads));
            camera.IsAttached.Should().BeFalse();
            driver.Commands[^1].Should().Be(SrbCommand.UninitializeDevice);
            machine.BugChecks.Should().BeEmpty();
        });
        outcomes.Should().Contain(NtStatus.NoSuchDevice);
    }

    [Fact]
    public void CallDriver_OfADeviceThatHasGone_AnswersNoSuchDevice() => Simulation.Run(1, async machine =>
    {
        var (camera, driver, device, _) = await OpenAsync(machine);
        await device.SurpriseRemoveAsync();
        var irp = new Irp(IrpMajorFunction.InternalDeviceControl);
        var completed = false;
        driver.Configuration.PhysicalDeviceObject.CallDriver(irp, _ => completed = true).Should().Be(NtStatus.NoSuchDevice);
        await machine.SettleAsync();
        completed.Should().BeTrue();
        irp.IoStatus.Status.Should().Be(NtStatus.NoSuchDevice);
        camera.Seen.Should().BeEmpty();

        // It can be used again.
        await machine.LoadDriver(new CameraOnUsb().DriverEntry).StartDeviceAsync(new DeviceStart { LowerDevice = camera });
    });

    [Fact]
    public void CompleteRequest_Twice_IsRefused() => Simulation.Run(1, async machine =>
    {
        var (_, driver, _, _) = await OpenAsync(machine);
        var irp = new Irp(IrpMajorFunction.Read);
        driver.Configuration.PhysicalDeviceObject.CallDriver(irp);
        irp.IoStatus.Should().Be(new IoStatusBlock(NtStatus.Success, 7));
        irp.Invoking(static irp => irp.CompleteRequest(NtStatus.Success)).Should().Throw<InvalidOperationException>();
        irp.TryCompleteRequest(NtStatus.Success).Should().BeFalse();
    });

    [Fact]
    [Conformance("1 UNKNOWN_DEVICE_COMMAND")]
    public void SendIrp_UnknownToTheClassDriver_GoesToTheMinidriver() => Seeds.Each(10, async machine =>
    {
        Irp? seen = null;
        var device = await StartAsync(machine, new CameraOnUsb
        {
            OnUnknown = irp =>
            {
                seen = irp;
                irp.IoStatus = irp.IoStatus with { Information = 5 };
                return NtStatus.Success;
            },
        });
        var irp = new Irp(IrpMajorFunction.DeviceControl) { IoControlCode = 0x12345 };
        (await device.SendIrpAsync(irp)).Should().Be(new IoStatusBlock(NtStatus.Success, 5));
        seen.Should().BeSameAs(irp);
        irp.IsCompleted.Should().BeTrue();
        device.GetRequestCount(SrbCommand.UnknownDeviceCommand).Should().Be(1);
    });

    [Fact]
    [Conformance("1 UNKNOWN_DEVICE_COMMAND")]
    public void SendIrp_UnknownToTheMinidriverToo_IsNotImplementedOrGoesDown() => Simulation.Run(1, async machine =>
    {
        var bare = await StartAsync(machine, new CameraOnUsb());
        (await bare.SendIrpAsync(new Irp(IrpMajorFunction.DeviceControl))).Status.Should().Be(NtStatus.NotImplemented);
        (await bare.SendIrpAsync(new Irp(IrpPnpFunction.QueryCapabilities))).Status.Should().Be(NtStatus.NotSupported);
        bare.GetRequestCount(SrbCommand.UnknownDeviceCommand).Should().Be(2);

        var camera = new UsbCamera();
        var device = await StartAsync(machine, new CameraOnUsb(), camera);
        (await device.SendIrpAsync(new Irp(IrpPnpFunction.QueryCapabilities))).Should().Be(new IoStatusBlock(NtStatus.Success, 7));
        camera.Seen.Should().ContainSingle().Which.MinorFunction.Should().Be((byte)IrpPnpFunction.QueryCapabilities);
    });

    [Fact]
    public void SendIrp_OfPlugAndPlayAndPower_IsCarriedOut() => Simulation.Run(1, async machine =>
    {
        var device = await StartAsync(machine, new CameraOnUsb());
        async Task Send(Irp irp, DeviceState after)
        {
            (await device.SendIrpAsync(irp)).Status.Should().Be(NtStatus.Success);
            device.State.Should().Be(after);
        }

        await Send(new Irp(IrpPowerFunction.SetPower) { Argument = DevicePowerState.D3 }, DeviceState.Started);
        device.PowerState.Should().Be(DevicePowerState.D3);
        await Send(new Irp(IrpPowerFunction.SetPower) { Argument = DevicePowerState.D0 }, DeviceState.Started);
        await Send(new Irp(IrpPnpFunction.QueryStopDevice), DeviceState.StopPending);
        await Send(new Irp(IrpPnpFunction.CancelStopDevice), DeviceState.Started);
        await Send(new Irp(IrpPnpFunction.StopDevice), DeviceState.Stopped);
        await Send(new Irp(IrpPnpFunction.StartDevice), DeviceState.Started);
        await Send(new Irp(IrpPnpFunction.QueryRemoveDevice), DeviceState.RemovePending);
        await Send(new Irp(IrpPnpFunction.CancelRemoveDevice), DeviceState.Started);
        (await device.SendIrpAsync(new Irp(IrpPnpFunction.StartDevice))).Status.Should().Be(NtStatus.InvalidDeviceState);
        await Send(new Irp(IrpPnpFunction.RemoveDevice), DeviceState.Removed);
    });

    [Fact]
    public void CallDriver_OfTheClassDevice_GoesTheWayOfEveryIrp() => Simulation.Run(1, async machine =>
    {
        var driver = new CameraOnUsb { OnUnknown = static _ => NtStatus.NoMatch };
        await StartAsync(machine, driver);
        var irp = new Irp(IrpMajorFunction.SystemControl);
        var level = Irql.Passive;
        driver.Configuration.ClassDeviceObject.CallDriver(irp, _ => level = machine.Kernel.CurrentIrql).Should().Be(NtStatus.Pending);
        await machine.SettleAsync();
        irp.IoStatus.Status.Should().Be(NtStatus.NoMatch);
        level.Should().Be(Irql.Dispatch);
    });

    [Fact]
    [Conformance("1 UNKNOWN_STREAM_COMMAND")]
    public void SendIrp_ToAPin_GoesToItsControlRoutine() => Seeds.Each(10, async machine =>
    {
        Irp? seen = null;
        var device = await StartAsync(machine, new CameraOnUsb
        {
            OnUnknown = irp =>
            {
                seen = irp;
                return irp.IoControlCode == 1 ? NtStatus.Success : NtStatus.NotImplemented;
            },
        });
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        var irp = new Irp(IrpMajorFunction.DeviceControl) { IoControlCode = 1 };
        (await pin.SendIrpAsync(irp)).Status.Should().Be(NtStatus.Success);
        seen.Should().BeSameAs(irp);
        (await pin.SendIrpAsync(new Irp(IrpMajorFunction.DeviceControl) { IoControlCode = 2 })).Status.Should().Be(NtStatus.NotImplemented);
        device.GetRequestCount(SrbCommand.UnknownStreamCommand).Should().Be(2);
        device.GetRequestCount(SrbCommand.UnknownDeviceCommand).Should().Be(0);
    });

    [Fact]
    public void Irp_OfARequest_SaysWhatItCameFrom() => Simulation.Run(1, async machine =>
    {
        var kinds = new List<string?>();
        var recorder = new Recorder { HasInstances = true };
        recorder.Look = srb =>
        {
            kinds.Add(srb.Irp?.ToString());
            srb.Irp.Should().BeSameAs(srb.Irp);
            return false;
        };
        var device = await machine.StartAsync(recorder.Device());
        await (await device.OpenFilterAsync()).CloseAsync();
        kinds.Should().Equal("IRP Pnp StartDevice", null, null, null, "IRP Create", "IRP Close", null);
    });

    private static async Task<Device> StartAsync(Machine machine, CameraOnUsb driver, UsbCamera? camera = null) =>
        await machine.LoadDriver(driver.DriverEntry).StartDeviceAsync(new DeviceStart { LowerDevice = camera });

    private static async Task<(UsbCamera Camera, CameraOnUsb Driver, Device Device, Pin Pin)> OpenAsync(Machine machine)
    {
        var camera = new UsbCamera();
        var driver = new CameraOnUsb();
        var device = await StartAsync(machine, driver, camera);
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        return (camera, driver, device, pin);
    }
}
