using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Conformance.Sequences;

/// <summary>The documents' own sequences.</summary>
public class FlowOfControlTests
{
    /// <summary>Minidriver-initialization: three requests, each sent when the one before is completed.</summary>
    [Fact]
    public void Initialization_OfADevice_GoesFromStepToStep() => Simulation.Run(1, async machine =>
    {
        var pending = new Queue<HwStreamRequestBlock>();
        var start = machine.StartAsync(new EchoDevice { OnDevice = pending.Enqueue });
        foreach (var step in new[] { SrbCommand.InitializeDevice, SrbCommand.GetStreamInfo, SrbCommand.InitializationComplete })
        {
            await machine.SettleAsync();
            pending.Should().ContainSingle().Which.Command.Should().Be(step);
            start.IsCompleted.Should().BeFalse();
            EchoDevice.Answer(pending.Dequeue());
        }

        var device = await start;
        device.Streams.Should().HaveCount(2);
    });

    /// <summary>Minidriver-flow-of-control: its ten steps.</summary>
    [Fact]
    public void FlowOfControl_OfAMinidriver_HasTheTenSteps() => Simulation.Run(1, async machine =>
    {
        var steps = new List<string>();
        var echo = new EchoDevice
        {
            OnDevice = srb =>
            {
                steps.Add(srb.Command.ToString());
                EchoDevice.Answer(srb);
            },
            OnOpen = stream =>
            {
                stream.ReceiveDataPacket = srb =>
                {
                    steps.Add($"stream: {srb.Command}");
                    EchoDevice.Succeed(srb);
                };
                stream.ReceiveControlPacket = srb =>
                {
                    steps.Add($"stream: {srb.Command}");
                    EchoDevice.Succeed(srb);
                };
            },
        };
        var driver = machine.LoadDriver((driverObject, path) =>
        {
            steps.Add("DriverEntry");
            path.Should().EndWith(driverObject.Name);
            var status = echo.DriverEntry(driverObject, path);
            steps.Add($"registered: {status}");
            return status;
        });
        var device = await driver.StartDeviceAsync(new BellBoard());
        await using (var filter = await device.OpenFilterAsync())
        {
            await using var pin = await filter.OpenInputAsync();
            await pin.WriteAsync(default, new byte[4]);
            await pin.GetStateAsync();
        }

        await device.RemoveAsync();
        steps.Should().Equal(
            "DriverEntry", "registered: Success", "InitializeDevice", "GetStreamInfo", "InitializationComplete", "NotifyIdleState",
            "OpenStream", "stream: WriteData", "stream: GetStreamState", "CloseStream", "NotifyIdleState", "UninitializeDevice");
    });

    /// <summary>Power-and-state-changes-in-avstream: its six steps, in the expected order.</summary>
    [Fact]
    public void PowerAndState_OfASleep_HaveTheSixSteps() => Simulation.Run(1, async machine =>
    {
        var recorder = new Recorder();
        var pin = await machine.OpenPinAsync(recorder.Device());
        await pin.RunAsync();
        recorder.Log.Clear();
        await machine.SleepAsync();
        await machine.PassAsync(1);
        await machine.WakeAsync();
        recorder.Log.Should().Equal("State Pause", "Power D3", "Power D0", "State Run");
    });
}
