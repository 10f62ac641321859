using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: sleep, stop and power policy meet.</summary>
public class SleepAndStopTests
{
    private const string Key = @"\Registry\Machine\System\CurrentControlSet\Control\Class\EchoDevice\0000";

    [Fact]
    public void Sleep_OfADeviceBelowD0ThatRan_Ends() => Seeds.Each(20, async machine =>
    {
        var recorder = new Recorder();
        var device = await machine.StartAsync(recorder.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await pin.RunAsync();
        await device.SetPowerStateAsync(DevicePowerState.D2);
        await machine.SleepAsync();
        device.PowerState.Should().Be(DevicePowerState.D3);
        await machine.WakeAsync();
        device.PowerState.Should().Be(DevicePowerState.D2);
        await device.SetPowerStateAsync(DevicePowerState.D0);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void Wake_WithoutGettingPower_Ends() => Seeds.Each(20, async machine =>
    {
        var recorder = new Recorder();
        var device = await machine.StartAsync(recorder.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await pin.RunAsync();
        await machine.SleepAsync();
        recorder.Answers[SrbCommand.ChangePowerState] = NtStatus.IoDeviceError;
        await machine.WakeAsync();
        device.PowerState.Should().Be(DevicePowerState.D3);
        pin.State.Should().Be(KsState.Pause);
        recorder.Answers.Clear();
        await device.SetPowerStateAsync(DevicePowerState.D0);
        await pin.SetStateAsync(KsState.Run);
    });

    [Fact]
    public void Sleep_Twice_WakesToThePowerBeforeTheFirst() => Seeds.Each(5, async machine =>
    {
        var device = await machine.StartAsync(new Recorder().Device());
        await machine.SleepAsync();
        await machine.SleepAsync();
        await machine.WakeAsync();
        device.PowerState.Should().Be(DevicePowerState.D0);
    });

    [Fact]
    public void Wake_OfADeviceThatIsStopped_Ends() => Seeds.Each(20, async machine =>
    {
        var device = await machine.StartAsync(new Recorder().Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await pin.RunAsync();
        await machine.SleepAsync();
        await device.StopAsync();
        await machine.WakeAsync();
        await device.RestartAsync();
        device.PowerState.Should().Be(DevicePowerState.D0);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void Open_DuringSleep_GetsPowerAtTheWake() => Seeds.Each(20, async machine =>
    {
        machine.Registry.SetValue(Key, "PowerDownWhenUnopened", RegistryValue.FromDword(1));
        var device = await machine.StartAsync(new Recorder().Device());
        await (await device.OpenFilterAsync()).CloseAsync();
        await machine.SleepAsync();
        var opening = device.OpenFilterAsync();
        await machine.SettleAsync();
        opening.IsCompleted.Should().BeFalse();
        await machine.WakeAsync();
        await opening;
        device.PowerState.Should().Be(DevicePowerState.D0);
    });

    [Fact]
    public void LastClose_DuringSleep_LeavesTheDevicePoweredDownAtTheWake() => Seeds.Each(20, async machine =>
    {
        machine.Registry.SetValue(Key, "PowerDownWhenUnopened", RegistryValue.FromDword(1));
        var device = await machine.StartAsync(new Recorder().Device());
        var filter = await device.OpenFilterAsync();
        await machine.SleepAsync();
        await filter.CloseAsync();
        await machine.WakeAsync();
        device.PowerState.Should().Be(DevicePowerState.D3);
    });

    [Fact]
    public void Open_OfADeviceStoppedWithoutPower_WaitsForItsRestart() => Seeds.Each(30, async machine =>
    {
        machine.Registry.SetValue(Key, "PowerDownWhenUnopened", RegistryValue.FromDword(1));
        var device = await machine.StartAsync(new Recorder().Device());
        await (await device.OpenFilterAsync()).CloseAsync();
        device.PowerState.Should().Be(DevicePowerState.D3);
        await device.StopAsync();
        var opening = device.OpenFilterAsync();
        await machine.SettleAsync();
        opening.IsCompleted.Should().BeFalse();
        await device.RestartAsync();
        var filter = await opening;
        device.PowerState.Should().Be(DevicePowerState.D0);
        await filter.CloseAsync();
        device.PowerState.Should().Be(DevicePowerState.D3);
    });

    [Fact]
    public void CloseFilter_WhileItsPinWaitsForTheRestart_ClosesIt() => Seeds.Each(50, async machine =>
    {
        var recorder = new Recorder();
        var device = await machine.StartAsync(recorder.Device());
        var filter = await device.OpenFilterAsync();
        await device.StopAsync();
        var opening = ((Task)filter.OpenOutputAsync()).OutcomeAsync();
        var closing = filter.CloseAsync();
        await closing;
        (await opening).Should().Be(NtStatus.Cancelled);
        await device.RestartAsync();
        (await device.RemoveAsync()).IsClean.Should().BeTrue();
        machine.BugChecks.Should().BeEmpty();
        recorder.Log.Should().NotContain("OpenStream");
    });

    [Fact]
    public void CloseFilter_WhileItsPinWillWait_ClosesItToo() => Seeds.Each(50, async machine =>
    {
        var device = await machine.StartAsync(new Recorder().Device());
        var filter = await device.OpenFilterAsync();
        await device.StopAsync();

        async Task OpenAsync()
        {
            await Task.Yield();
            try
            {
                await ((Task)filter.OpenOutputAsync()).OutcomeAsync();
            }
            catch (ObjectDisposedException)
            {
            }
        }

        await Task.WhenAll(OpenAsync(), OpenAsync(), filter.CloseAsync());
        machine.BugChecks.Should().BeEmpty();
        device.State.Should().Be(DeviceState.Stopped);
    });
}
