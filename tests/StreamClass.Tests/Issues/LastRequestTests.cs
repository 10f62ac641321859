using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: nothing reaches a minidriver behind the request that ends its work.</summary>
public class LastRequestTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stop_AmongReads_SendsNothingBehindUninitialize(bool unsynchronized) => Seeds.Each(300, async machine =>
    {
        var log = new List<SrbCommand>();

        void Note(HwStreamRequestBlock srb)
        {
            lock (log)
            {
                log.Add(srb.Command);
            }
        }

        // It has every read back before anybody can ask for it, so it ignores who asks.
        var device = await machine.StartAsync(new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = unsynchronized },
            OnDevice = srb => { Note(srb); EchoDevice.Answer(srb); },
            OnData = srb => { Note(srb); EchoDevice.Succeed(srb); },
            OnCancel = static _ => { },
        });
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();

        async Task ReadAsync()
        {
            await Task.Yield();
            await pin.ReadAsync(new byte[1]).OutcomeAsync();
            await pin.ReadAsync(new byte[1]).OutcomeAsync();
        }

        async Task StopAsync()
        {
            await Task.Yield();
            await device.StopAsync();
            await machine.SettleAsync();
            log[^1].Should().Be(SrbCommand.UninitializeDevice);
            await device.RestartAsync();
        }

        await Task.WhenAll(ReadAsync(), ReadAsync(), StopAsync());
        machine.BugChecks.Should().BeEmpty();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Remove_AmongIrps_SendsNothingBehindUninitialize(bool unsynchronized) => Seeds.Each(300, async machine =>
    {
        var recorder = new Recorder { TurnsOffSynchronization = unsynchronized };
        var device = await machine.StartAsync(recorder.Device());

        async Task SendAsync()
        {
            for (var i = 0; i < 4; i++)
            {
                await Task.Yield();
                await device.SendIrpAsync(new Irp(IrpMajorFunction.DeviceControl, 0));
            }
        }

        await Task.WhenAll(SendAsync(), SendAsync(), device.RemoveAsync());
        recorder.Log[^1].Should().Be("UninitializeDevice");
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Remove_WithAnIrpAtTheMinidriver_AsksItBack(bool unsynchronized) => Seeds.Each(20, async machine =>
    {
        var recorder = new Recorder { TurnsOffSynchronization = unsynchronized, Look = static srb => srb.Command == SrbCommand.UnknownDeviceCommand };
        var device = await machine.StartAsync(recorder.Device());
        var sending = device.SendIrpAsync(new Irp(IrpMajorFunction.DeviceControl, 0));
        await machine.SettleAsync();
        (await device.RemoveAsync()).IsClean.Should().BeTrue();
        (await sending).Status.Should().Be(NtStatus.Cancelled);
        recorder.Log.TakeLast(2).Should().Equal("Cancel UnknownDeviceCommand", "UninitializeDevice");
    });
}
