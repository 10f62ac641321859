using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.PlugAndPlay;

/// <summary>Stop and restart: requests wait, nothing stays with a minidriver that was told to uninitialize.</summary>
public class StopTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Conformance("1 UNINITIALIZE_DEVICE", "1 INITIALIZE_DEVICE", "1 INITIALIZATION_COMPLETE")]
    public void StopAndRestart_WithAnOpenPin_HoldsRequestsAndInitializesAgain(bool unsynchronized) => Seeds.Each(20, async machine =>
    {
        var recorder = new Recorder { TurnsOffSynchronization = unsynchronized };
        var device = await machine.StartAsync(recorder.Device(), new BellBoard());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await device.QueryStopAsync();
        device.State.Should().Be(DeviceState.StopPending);
        var first = pin.ReadAsync(new byte[1]).OutcomeAsync();
        var second = pin.SetStateAsync(KsState.Acquire);
        await machine.SettleAsync();
        recorder.Log.Should().NotContain("ReadData").And.NotContain("State Acquire");
        await device.StopAsync();
        device.State.Should().Be(DeviceState.Stopped);
        await machine.SettleAsync();
        first.IsCompleted.Should().BeFalse();
        recorder.Log.Clear();
        await device.RestartAsync();
        device.State.Should().Be(DeviceState.Started);
        (await first).Should().Be(NtStatus.Success);
        await second;
        recorder.Log.Take(3).Should().Equal("InitializeDevice", "GetStreamInfo", "InitializationComplete");
        recorder.Log.Skip(3).Should().BeEquivalentTo("ReadData", "State Acquire");
        (await device.RemoveAsync()).IsClean.Should().BeTrue();
        recorder.Log.Count(static entry => entry == "UninitializeDevice").Should().Be(1);
        machine.BugChecks.Should().BeEmpty();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stop_WithReadsAtTheMinidriver_AsksThemBackFirst(bool unsynchronized) => Seeds.Each(20, async machine =>
    {
        var recorder = new Recorder { Keeps = true, TurnsOffSynchronization = unsynchronized };
        var device = await machine.StartAsync(recorder.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        var reads = Enumerable.Range(0, 3).Select(_ => pin.ReadAsync(new byte[1]).OutcomeAsync()).ToArray();
        await machine.SettleAsync();
        recorder.Held.Should().HaveCount(3);
        await device.StopAsync();
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Cancelled);
        recorder.Since("OpenStream").Should().Equal(
            "ReadData", "ReadData", "ReadData", "Cancel ReadData", "Cancel ReadData", "Cancel ReadData", "UninitializeDevice");
        var later = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await device.RestartAsync();
        await machine.SettleAsync();
        recorder.GiveBack();
        (await later).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void CancelStop_AfterAQuery_LetsRequestsGoOnInTheirOrder() => Seeds.Each(50, async machine =>
    {
        var order = new List<int>();
        var echo = new EchoDevice
        {
            OnData = srb =>
            {
                order.Add((int)srb.CommandData.DataBufferArray[0].FrameExtent);
                EchoDevice.Succeed(srb);
            },
        };
        var device = await machine.StartAsync(echo);
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await device.QueryStopAsync();
        var reads = Enumerable.Range(1, 5).Select(size => pin.ReadAsync(new byte[size]).OutcomeAsync()).ToList();
        await device.CancelStopAsync();
        reads.Add(pin.ReadAsync(new byte[6]).OutcomeAsync());
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Success);
        order.Should().Equal(1, 2, 3, 4, 5, 6);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cancel_OfAHeldRequest_ComesBackUnseen(bool unsynchronized) => Seeds.Each(20, async machine =>
    {
        var recorder = new Recorder { TurnsOffSynchronization = unsynchronized };
        var device = await machine.StartAsync(recorder.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await device.QueryStopAsync();
        using var cancel = new CancellationTokenSource();
        var read = pin.ReadAsync(new byte[1], cancel.Token).OutcomeAsync();
        await machine.SettleAsync();
        cancel.Cancel();
        (await read).Should().Be(NtStatus.Cancelled);
        await device.CancelStopAsync();
        recorder.Log.Should().NotContain("ReadData");
    });

    [Fact]
    [Conformance("1 UNINITIALIZE_DEVICE")]
    public void Stop_WhenTheMinidriverCannotNow_FailsAndTheDeviceWorksOn() => Simulation.Run(1, async machine =>
    {
        var recorder = new Recorder { Answers = { [SrbCommand.UninitializeDevice] = NtStatus.AdapterHardwareError } };
        var device = await machine.StartAsync(recorder.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        (await device.StopAsync().OutcomeAsync()).Should().Be(NtStatus.AdapterHardwareError);
        device.State.Should().Be(DeviceState.Started);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);

        // A removal cannot be refused, but it is not clean then.
        (await device.RemoveAsync()).IsClean.Should().BeFalse();
        recorder.Log.Count(static entry => entry == "UninitializeDevice").Should().Be(2);
    });

    [Fact]
    public void Restart_WithABoard_GivesItOtherAddressesAndItsInterrupt() => Simulation.Run(1, async machine =>
    {
        var starts = new List<ulong>();
        var rings = 0;
        EchoDevice echo = null!;
        echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.InitializeDevice)
                {
                    starts.Add(srb.CommandData.ConfigInfo.AccessRanges[0].RangeStart);
                }

                EchoDevice.Answer(srb);
            },
            OnInterrupt = _ =>
            {
                rings++;
                echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                return true;
            },
        };
        var board = new BellBoard();
        var device = await machine.StartAsync(echo, board);
        await device.StopAsync();
        board.Push();
        await machine.SettleAsync();
        rings.Should().Be(0);
        board.Release();
        await device.RestartAsync();
        board.Push();
        await machine.SettleAsync();
        rings.Should().Be(1);
        starts.Should().OnlyHaveUniqueItems().And.HaveCount(2);
    });

    [Fact]
    public void Restart_Refused_RemovesTheDeviceAsOneThatHasGone() => Simulation.Run(1, async machine =>
    {
        var recorder = new Recorder();
        var device = await machine.StartAsync(recorder.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await device.StopAsync();
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        recorder.Answers[SrbCommand.InitializeDevice] = NtStatus.NoSuchDevice;
        recorder.Log.Clear();
        (await device.RestartAsync().OutcomeAsync()).Should().Be(NtStatus.NoSuchDevice);
        (await read).Should().Be(NtStatus.DeviceRemoved);
        recorder.Log.Should().Equal("InitializeDevice", "SurpriseRemoval", "CloseStream", "Idle True");
        device.State.Should().Be(DeviceState.Removed);
    });

    [Fact]
    public void Open_OfAStoppedDevice_WaitsForItsRestart() => Seeds.Each(20, async machine =>
    {
        var recorder = new Recorder();
        var device = await machine.StartAsync(recorder.Device());
        await device.StopAsync();
        var opening = device.OpenFilterAsync();
        await machine.SettleAsync();
        opening.IsCompleted.Should().BeFalse();
        await device.RestartAsync();
        await opening;
    });

    [Fact]
    public void Remove_OfAStoppedDevice_EndsWhatWaits() => Seeds.Each(50, async machine =>
    {
        var recorder = new Recorder();
        var device = await machine.StartAsync(recorder.Device());
        var pin = await (await device.OpenFilterAsync()).OpenOutputAsync();
        await device.StopAsync();
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        var opening = ((Task)device.OpenFilterAsync()).OutcomeAsync();
        await Task.Yield();
        (await device.RemoveAsync()).IsClean.Should().BeTrue();
        (await read).Should().BeOneOf(NtStatus.DeviceRemoved, NtStatus.Cancelled);
        await opening;
        recorder.Log.Count(static entry => entry == "UninitializeDevice").Should().Be(1);
        recorder.Log.Should().Contain("CloseStream");
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void SurpriseRemoval_AroundAStopAndRestart_GivesEverythingBack()
    {
        var states = new HashSet<DeviceState>();
        var runs = 0;
        Seeds.Each(150, async machine =>
        {
            var turns = runs++ % 50;
            var recorder = new Recorder { HasInstances = true };
            var device = await machine.StartAsync(recorder.Device(), new BellBoard());
            var filter = await device.OpenFilterAsync();
            var pin = await filter.OpenOutputAsync();

            async Task ClientAsync()
            {
                for (var i = 0; i < 6; i++)
                {
                    await Task.Yield();
                    try
                    {
                        await pin.ReadAsync(new byte[1]).OutcomeAsync();
                    }
                    catch (ObjectDisposedException)
                    {
                        return;
                    }
                }
            }

            async Task StopperAsync()
            {
                await Task.Yield();
                await Guard(device.QueryStopAsync());
                if (device.State == DeviceState.StopPending)
                {
                    await Guard(device.StopAsync());
                }

                if (device.State == DeviceState.Stopped)
                {
                    await Guard(device.RestartAsync());
                }
            }

            async Task PullAsync()
            {
                for (var i = 0; i < turns; i++)
                {
                    await Task.Yield();
                }

                states.Add(device.State);
                await device.SurpriseRemoveAsync();
            }

            await Task.WhenAll(ClientAsync(), StopperAsync(), PullAsync());
            device.State.Should().Be(DeviceState.Removed);
            recorder.Log.Count(static entry => entry == "SurpriseRemoval").Should().Be(1);
            recorder.Log.Count(static entry => entry == "CloseStream").Should().Be(1);
            recorder.Log.Count(static entry => entry == "CloseDeviceInstance").Should().Be(1);
            recorder.Log.Count(static entry => entry == "UninitializeDevice")
                .Should().Be(recorder.Log.Count(static entry => entry == "InitializeDevice"));
            machine.BugChecks.Should().BeEmpty();
            machine.Kernel.QueryInterruptTime().Should().BeLessThan(TimeSpan.FromSeconds(1));
        });
        states.Should().Contain([DeviceState.Started, DeviceState.Stopped]);
    }

    [Fact]
    public void SurpriseRemoval_DuringAnOrderlyRemoval_IsToldToTheMinidriver()
    {
        var told = 0;
        Seeds.Each(100, async machine =>
        {
            HwStreamRequestBlock? closing = null;
            var recorder = new Recorder();
            recorder.Look = srb =>
            {
                closing = srb.Command == SrbCommand.CloseStream ? srb : closing;
                return srb.Command == SrbCommand.CloseStream;
            };
            var device = await machine.StartAsync(recorder.Device(), new BellBoard());
            await (await device.OpenFilterAsync()).OpenOutputAsync();
            var removal = device.RemoveAsync();
            await machine.SettleAsync();
            closing.Should().NotBeNull();
            var surprise = device.SurpriseRemoveAsync();
            (await removal).Should().Be(await surprise);
            told += recorder.Log.Count(static entry => entry == "SurpriseRemoval");
            recorder.Since("CloseStream").Should().Equal("SurpriseRemoval", "Idle True", "UninitializeDevice");
            machine.Kernel.QueryInterruptTime().Should().BeLessThan(TimeSpan.FromSeconds(1));
        });
        told.Should().Be(100);
    }

    [Fact]
    public void Start_OfABoardThatWasPulledOut_WorksWhileTheOldDeviceStillGoes() => Seeds.Each(50, async machine =>
    {
        var board = new BellBoard();
        var recorder = new Recorder();
        var driver = machine.LoadDriver(recorder.Device().DriverEntry);
        var old = await driver.StartDeviceAsync(board);
        var dead = await (await old.OpenFilterAsync()).OpenOutputAsync();
        var removal = old.SurpriseRemoveAsync();
        var renewed = await driver.StartDeviceAsync(board);
        await removal;
        board.IsAttached.Should().BeTrue();
        var pin = await (await renewed.OpenFilterAsync()).OpenOutputAsync();
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        await FluentActions.Awaiting(() => dead.ReadAsync(new byte[1]).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(() => old.OpenFilterAsync()).Should().ThrowAsync<StreamRequestException>();
    });

    [Fact]
    public void QueryRemove_WithAnOpenHandle_IsRefused() => Simulation.Run(1, async machine =>
    {
        var device = await machine.StartAsync(new EchoDevice());
        var filter = await device.OpenFilterAsync();
        (await device.QueryRemoveAsync().OutcomeAsync()).Should().Be(NtStatus.Unsuccessful);
        await filter.CloseAsync();
        await device.QueryRemoveAsync();
        var opening = device.OpenFilterAsync();
        await machine.SettleAsync();
        opening.IsCompleted.Should().BeFalse();
        await device.CancelRemoveAsync();
        await (await opening).CloseAsync();
        await device.QueryRemoveAsync();
        (await device.RemoveAsync()).IsClean.Should().BeTrue();
    });

    [Fact]
    public void Moves_ThatDoNotApply_AreRefused() => Simulation.Run(1, async machine =>
    {
        var device = await machine.StartAsync(new EchoDevice());
        await FluentActions.Awaiting(device.RestartAsync).Should().ThrowAsync<InvalidOperationException>();
        await FluentActions.Awaiting(device.CancelStopAsync).Should().ThrowAsync<InvalidOperationException>();
        await FluentActions.Awaiting(device.CancelRemoveAsync).Should().ThrowAsync<InvalidOperationException>();
        await device.StopAsync();
        await FluentActions.Awaiting(device.StopAsync).Should().ThrowAsync<InvalidOperationException>();
        await FluentActions.Awaiting(() => device.SetPowerStateAsync(DevicePowerState.D3)).Should().ThrowAsync<InvalidOperationException>();
        await device.RemoveAsync();
        (await device.StopAsync().OutcomeAsync()).Should().Be(NtStatus.DeviceRemoved);
    });

    private static async Task Guard(Task call)
    {
        try
        {
            await call.OutcomeAsync();
        }
        catch (InvalidOperationException)
        {
            // The device had moved on before the call came.
        }
    }
}
