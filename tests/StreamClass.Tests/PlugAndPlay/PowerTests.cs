using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.PlugAndPlay;

/// <summary>Power, idleness and paging. Reference 13.11.</summary>
public class PowerTests
{
    private const string Key = @"\Registry\Machine\System\CurrentControlSet\Control\Class\EchoDevice\0000";

    [Fact]
    [Conformance("13.11 power-down-when-unopened", "13.11 power-up-at-first-open", "13.11 idle-before-first-open", "13.11 idle-after-last-close", "13.11 idle-and-power-order", "1 NOTIFY_IDLE_STATE", "1 OPEN_DEVICE_INSTANCE", "1 CLOSE_DEVICE_INSTANCE", "1 CHANGE_POWER_STATE")]
    public void OpenAndClose_WithPowerDownWhenUnopened_ComeInTheDocumentedOrder() => Seeds.Each(20, async machine =>
    {
        machine.Registry.SetValue(Key, "PowerDownWhenUnopened", RegistryValue.FromBinary(1));
        var recorder = new Recorder { HasInstances = true };
        var device = await machine.StartAsync(recorder.Device());
        await (await device.OpenFilterAsync()).CloseAsync();
        device.PowerState.Should().Be(DevicePowerState.D3);
        var first = await device.OpenFilterAsync();
        var second = await device.OpenFilterAsync();
        await first.CloseAsync();
        await second.CloseAsync();
        await device.RemoveAsync();
        recorder.Log.Should().Equal(
            "InitializeDevice", "GetStreamInfo", "InitializationComplete",
            "Idle False", "OpenDeviceInstance", "CloseDeviceInstance", "Idle True", "Power D3",
            "Power D0", "Idle False", "OpenDeviceInstance", "OpenDeviceInstance", "CloseDeviceInstance", "CloseDeviceInstance", "Idle True", "Power D3",
            "UninitializeDevice");
    });

    [Fact]
    [Conformance("13.11 power-down-when-unopened")]
    public void OpenAndClose_WithoutTheRegistryValue_ChangeNoPower() => Simulation.Run(1, async machine =>
    {
        var recorder = new Recorder();
        var device = await machine.StartAsync(recorder.Device());
        await (await device.OpenFilterAsync()).CloseAsync();
        recorder.Log.Should().NotContain(static entry => entry.StartsWith("Power"));
        device.PowerState.Should().Be(DevicePowerState.D0);
    });

    [Fact]
    [Conformance("13.11 DEVICE_POWER_STATE", "1 CHANGE_POWER_STATE")]
    public void SetPowerState_ToEachState_CarriesTheNativeValue() => Simulation.Run(1, async machine =>
    {
        var values = new List<int>();
        var recorder = new Recorder();
        recorder.Look = srb =>
        {
            if (srb.Command == SrbCommand.ChangePowerState)
            {
                values.Add((int)srb.CommandData.DeviceState);
            }

            return false;
        };
        var device = await machine.StartAsync(recorder.Device());
        foreach (var state in new[] { DevicePowerState.D1, DevicePowerState.D2, DevicePowerState.D3, DevicePowerState.D3, DevicePowerState.D0 })
        {
            (await device.SetPowerStateAsync(state)).Should().Be(NtStatus.Success);
        }

        values.Should().Equal(2, 3, 4, 1);
        ((int)DevicePowerState.Unspecified).Should().Be(0);
        await FluentActions.Awaiting(() => device.SetPowerStateAsync(DevicePowerState.Unspecified)).Should().ThrowAsync<ArgumentOutOfRangeException>();
    });

    [Theory]
    [InlineData(NtStatus.IoDeviceError, DevicePowerState.D0)]
    [InlineData(NtStatus.NotImplemented, DevicePowerState.D3)]
    [Conformance("1 CHANGE_POWER_STATE")]
    public void SetPowerState_Refused_KeepsTheStateUnlessTheMinidriverDoesNotKnowIt(NtStatus answer, DevicePowerState after) => Simulation.Run(1, async machine =>
    {
        var recorder = new Recorder { Answers = { [SrbCommand.ChangePowerState] = answer } };
        var device = await machine.StartAsync(recorder.Device());
        (await device.SetPowerStateAsync(DevicePowerState.D3)).IsSuccess().Should().Be(after == DevicePowerState.D3);
        device.PowerState.Should().Be(after);
        await device.SetPowerStateAsync(DevicePowerState.D0);
        await device.OpenFilterAsync();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Conformance("13.11 state-before-d0")]
    public void Requests_BelowD0_WaitForD0(bool unsynchronized) => Seeds.Each(30, async machine =>
    {
        var recorder = new Recorder { Keeps = true, TurnsOffSynchronization = unsynchronized };
        var device = await machine.StartAsync(recorder.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        var before = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.SettleAsync();
        await device.SetPowerStateAsync(DevicePowerState.D2);
        var state = pin.SetStateAsync(KsState.Acquire);
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await machine.SettleAsync();
        recorder.Since("Power D2").Should().BeEmpty();

        // What it has it may give back at any time.
        recorder.GiveBack();
        (await before).Should().Be(NtStatus.Success);
        await device.SetPowerStateAsync(DevicePowerState.D0);
        await state;
        await machine.SettleAsync();
        recorder.Since("Power D0").Should().BeEquivalentTo("State Acquire", "ReadData");
        recorder.GiveBack();
        (await read).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void Close_BelowD0_GoesThrough() => Seeds.Each(30, async machine =>
    {
        var recorder = new Recorder { HasInstances = true };
        var device = await machine.StartAsync(recorder.Device());
        var filter = await device.OpenFilterAsync();
        await filter.OpenOutputAsync();
        await device.SetPowerStateAsync(DevicePowerState.D3);
        await filter.CloseAsync();
        recorder.Since("Power D3").Should().Equal("CloseStream", "CloseDeviceInstance", "Idle True");
    });

    [Fact]
    [Conformance("13.11 sleep-pauses-running-graphs", "13.11 sleep-leaves-stopped")]
    public void Sleep_OfTheMachine_PausesWhatRunsAndLeavesTheRest() => Seeds.Each(20, async machine =>
    {
        var recorder = new Recorder();
        var device = await machine.StartAsync(recorder.Device());
        var filter = await device.OpenFilterAsync();
        var running = await filter.OpenOutputAsync();
        var stopped = await filter.OpenInputAsync();
        await running.RunAsync();
        recorder.Log.Clear();
        await machine.SleepAsync();
        recorder.Log.Should().Equal("State Pause", "Power D3");
        running.State.Should().Be(KsState.Pause);
        stopped.State.Should().Be(KsState.Stop);
        await machine.WakeAsync();
        recorder.Log.Should().Equal("State Pause", "Power D3", "Power D0", "State Run");
        stopped.State.Should().Be(KsState.Stop);
    });

    [Fact]
    [Conformance("1 PAGING_OUT_DRIVER", "13.11 page-out-when-unopened")]
    public void LastClose_WithPageOutWhenUnopened_PagesTheDriverOutUntilTheNextOpen() => Seeds.Each(20, async machine =>
    {
        machine.Registry.SetValue(Key, "PageOutWhenUnopened", RegistryValue.FromDword(1));
        machine.Registry.SetValue(Key, "PowerDownWhenUnopened", RegistryValue.FromDword(1));
        var recorder = new Recorder { HasInstances = true };
        var driver = machine.LoadDriver(recorder.Device().DriverEntry);
        var device = await driver.StartDeviceAsync();
        var first = await device.OpenFilterAsync();
        var second = await device.OpenFilterAsync();
        await first.CloseAsync();
        recorder.Log.Should().NotContain("PagingOutDriver");
        driver.IsPagedOut.Should().BeFalse();
        await second.CloseAsync();
        recorder.Since("CloseDeviceInstance").Should().Equal("Idle True", "Power D3", "PagingOutDriver");
        driver.IsPagedOut.Should().BeTrue();
        await device.OpenFilterAsync();
        driver.IsPagedOut.Should().BeFalse();
        recorder.Since("PagingOutDriver").Should().Equal("Power D0", "Idle False", "OpenDeviceInstance");
    });

    [Fact]
    [Conformance("1 PAGING_OUT_DRIVER")]
    public void LastClose_WithoutTheRegistryValue_PagesNothingOut() => Simulation.Run(1, async machine =>
    {
        var recorder = new Recorder();
        var driver = machine.LoadDriver(recorder.Device().DriverEntry);
        await (await (await driver.StartDeviceAsync()).OpenFilterAsync()).CloseAsync();
        recorder.Log.Should().NotContain("PagingOutDriver");
        driver.IsPagedOut.Should().BeFalse();
    });

    [Fact]
    public void PagingOut_Refused_IsOffForTheWholeDriver() => Simulation.Run(1, async machine =>
    {
        machine.Registry.SetValue(Key, "PageOutWhenUnopened", RegistryValue.FromDword(1));
        var recorder = new Recorder { Answers = { [SrbCommand.PagingOutDriver] = NtStatus.IoDeviceError } };
        var driver = machine.LoadDriver(recorder.Device().DriverEntry);
        var device = await driver.StartDeviceAsync();
        await (await device.OpenFilterAsync()).CloseAsync();
        await (await device.OpenFilterAsync()).CloseAsync();
        recorder.Log.Count(static entry => entry == "PagingOutDriver").Should().Be(1);
        driver.IsPagedOut.Should().BeFalse();
    });

    [Fact]
    public void PagingOut_OfADriverWithTwoDevices_WaitsForBoth() => Simulation.Run(1, async machine =>
    {
        machine.Registry.SetValue(Key, "PageOutWhenUnopened", RegistryValue.FromDword(1));
        machine.Registry.SetValue(Key.Replace("0000", "0001"), "PageOutWhenUnopened", RegistryValue.FromDword(1));
        var recorder = new Recorder();
        var driver = machine.LoadDriver(recorder.Device().DriverEntry);
        var first = await (await driver.StartDeviceAsync()).OpenFilterAsync();
        var second = await (await driver.StartDeviceAsync()).OpenFilterAsync();
        await first.CloseAsync();
        driver.IsPagedOut.Should().BeFalse();
        await second.CloseAsync();
        driver.IsPagedOut.Should().BeTrue();
        recorder.Log.Count(static entry => entry == "PagingOutDriver").Should().Be(2);
    });

    [Fact]
    [Conformance("13.11 software-device")]
    public void DriverUsesSwEnumToLoad_InTheRegistry_IsShownToTheHost() => Simulation.Run(1, async machine =>
    {
        machine.Registry.SetValue(Key, "DriverUsesSWEnumToLoad", RegistryValue.FromDword(1));
        var driver = machine.LoadDriver(new EchoDevice().DriverEntry);
        (await driver.StartDeviceAsync()).IsSoftwareDevice.Should().BeTrue();
        (await driver.StartDeviceAsync()).IsSoftwareDevice.Should().BeFalse();
    });
}
