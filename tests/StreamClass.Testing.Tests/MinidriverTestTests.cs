using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;
using StreamClass.Testing.Assertions;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Scripting;

namespace StreamClass.Testing.Tests;

public class MinidriverTestTests : CaptureTest
{
    private readonly List<ScriptedBoard> _boards = [];
    private bool _startsDevice = true;

    protected override bool StartsDevice => _startsDevice;

    protected override ExplorationOptions Options => new() { Seed = 42 };

    [Fact]
    public void Run_WithoutASeed_TakesThatOfTheOptions()
    {
        static Task Scenario(DeviceUnderTest<ScriptedBoard> device) => Task.CompletedTask;
        Run(Scenario).Seed.Should().Be(42);
        Run(7, Scenario).Seed.Should().Be(7);
    }

    [Fact]
    public void Run_ScenarioThatOpensWithoutClosing_ClosesAndRemovesInItsPlace()
    {
        DeviceUnderTest<ScriptedBoard> seen = null!;
        Run(async device =>
        {
            seen = device;
            await device.OpenPinAsync();
            (await Record.ExceptionAsync(() => device.OpenPinAsync())).Should().NotBeNull("the stream has one instance");
        });
        seen.Should().HaveReceived(SrbCommand.CloseStream, 1).And.HaveReceived(SrbCommand.UninitializeDevice, 1);
        seen.Board.IsAttached.Should().BeFalse();
    }

    [Theory]
    [InlineData(KsState.Stop)]
    [InlineData(KsState.Acquire)]
    [InlineData(KsState.Pause)]
    [InlineData(KsState.Run)]
    public void OpenPinAsync_WithAState_BringsThePinThere(KsState state) => Run(async device =>
        (await device.OpenPinAsync(0, CaptureMinidriver.Format, state)).State.Should().Be(state));

    [Fact]
    public void Run_AssertionThatFails_IsTheMessage()
    {
        var run = () => Run(async device => (await (await device.OpenPinAsync()).SubmitRead(4)).Should().HaveSucceeded("the card is fast"));
        run.Should().Throw<SimulationException>().Which.Message.Should().Be(
            "The scenario threw: Expected the read of 4 bytes from stream 0 to have succeeded because the card is fast, but it failed with IoDeviceError. "
            + "(Seed 42 replays it.)");
    }

    [Fact]
    public void Explore_OfAScenario_GivesEachScheduleABoardOfItsOwn()
    {
        Explore.Schedules(20, async device =>
        {
            Behave(device.Board, new byte[4]);
            device.Board.Expect.Write(CaptureRegisters.Control, CaptureRegisters.Start);
            await (await device.OpenPinAsync()).SubmitRead(4);
        }).Schedules.Should().Be(20);
        _boards.Distinct().Should().HaveCountGreaterThanOrEqualTo(20);
    }

    [Fact]
    public void Run_DeviceThatTheScenarioStarts_CanBeRefused()
    {
        _startsDevice = false;
        Run(async device =>
        {
            device.Invoking(static device => device.Device).Should().Throw<InvalidOperationException>().WithMessage("*call StartAsync*");
            device.Board.SetRegister(CaptureRegisters.Id, 0);
            var start = await Record.ExceptionAsync(device.StartAsync);
            start.Should().BeOfType<StreamRequestException>().Which.Status.Should().Be(NtStatus.NoSuchDevice);
            device.Board.SetRegister(CaptureRegisters.Id, 1);
            await device.StartAsync();
        });
    }

    [Fact]
    public void SurpriseRemoveAsync_WithAReadOut_FailsItAndTheBoardCanComeBack() => Run(async device =>
    {
        Behave(device.Board, new byte[4]);
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        await device.SurpriseRemoveAsync();
        (await read).Should().BeCompleted();
        device.Device.State.Should().Be(DeviceState.Removed);

        await device.StartAsync();
        (await (await device.OpenPinAsync()).SubmitRead(4)).Should().HaveSucceeded();
    });

    [Fact]
    public void SetPowerStateAsync_DownAndUp_HoldsReadsMeanwhile() => Run(async device =>
    {
        Behave(device.Board, new byte[4]);
        var pin = await device.OpenPinAsync();
        await device.SetPowerStateAsync(DevicePowerState.D3);
        device.Should().BeInPowerState(DevicePowerState.D3);
        var read = pin.SubmitRead(4);
        await device.WaitAsync(TimeSpan.FromSeconds(1));
        read.Should().BePending();
        await device.SetPowerStateAsync(DevicePowerState.D0);
        (await read).Should().HaveSucceeded();
    });

    [Fact]
    public void Run_ThatEndsWithoutPower_ClosesAllTheSame() => Run(async device =>
    {
        await device.OpenPinAsync();
        await device.SetPowerStateAsync(DevicePowerState.D3);
    });

    [Fact]
    public void WaitUntilAsync_WhatNeverComes_IsNamed() => Run(async device =>
    {
        var wait = await Record.ExceptionAsync(() => device.WaitUntilAsync(() => device.Board.IsInterruptAsserted, TimeSpan.FromMilliseconds(2)));
        wait.Should().BeOfType<MinidriverAssertionException>().Which.Message.Should().Be(
            "Waited 2 ms for device.Board.IsInterruptAsserted, and it never was so.");
    });

    [Fact]
    public void Run_BoardWhoseCodeThrows_FailsWithWhatItThrew()
    {
        var run = () => Run(async device =>
        {
            device.Board.OnWrite(CaptureRegisters.Control).Then.Do(static () => throw new InvalidOperationException("no such picture"));
            (await device.OpenPinAsync()).SubmitRead(4).Cancel();
        });
        run.Should().Throw<SimulationException>().WithMessage("*The code of scripted board threw, and the board died: no such picture*");
    }

    protected override ScriptedBoard CreateBoard()
    {
        var board = base.CreateBoard();
        _boards.Add(board);
        return board;
    }
}
