using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing.Assertions;

namespace StreamClass.Testing.Tests.Assertions;

public class DeviceAssertionsTests : CaptureTest
{
    [Fact]
    public void Sentences_AboutADevice_HoldOrSayWhy() => Run(async device =>
    {
        Behave(device.Board, new byte[4]);
        await (await device.OpenPinAsync()).SubmitRead(4);
        device.Should().HaveReceived(SrbCommand.ReadData, 1).And.NotHaveReceived(SrbCommand.WriteData).And.HaveBeenInterrupted(1)
            .And.HaveNoOutstandingRequests().And.NotHaveFailed().And.BeInPowerState(DevicePowerState.D0);
        Refuse(
            () => device.Should().HaveReceived(SrbCommand.ReadData, 2, "there were {0} reads", 2),
            "Expected CaptureMinidriver0 to have received ReadData 2 times because there were 2 reads, but it received it once.");
        Refuse(() => device.Should().NotHaveReceived(SrbCommand.OpenStream), "*never have received OpenStream, but it received it once.");
        Refuse(() => device.Should().HaveBeenInterrupted(0), "*to have been interrupted never, but it was interrupted once.");
        Refuse(() => device.Should().HaveFailed(), "*to have failed, but it works.");
        Refuse(() => device.Should().BeInPowerState(DevicePowerState.D3), "*to be in D3, but it is in D0.");
    });

    [Fact]
    public void HaveNoOutstandingRequests_WithAReadThatIsOut_NamesIt() => Run(async device =>
    {
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        Refuse(
            () => device.Should().HaveNoOutstandingRequests(),
            "Expected CaptureMinidriver0 to have no outstanding requests, but CaptureMinidriver0 ReadData #* is with the minidriver.");
        read.Cancel();
    });

    [Fact]
    public void Sentences_AboutTheOrderOfCommands_HoldOrSayWhy() => Run(async device =>
    {
        await device.OpenPinAsync();
        device.Should().HaveReceived(SrbCommand.OpenStream).Before(SrbCommand.SetStreamState).And.HaveReceived(SrbCommand.OpenStream)
            .After(SrbCommand.InitializeDevice).And.NotHaveFailed();
        Refuse(
            () => device.Should().HaveReceived(SrbCommand.SetStreamState).Before(SrbCommand.OpenStream, "a stream that is not open has no state"),
            "Expected CaptureMinidriver0 to have received SetStreamState before OpenStream because a stream that is not open has no state, "
            + "but it received *OpenStream*SetStreamState*");
        Refuse(() => device.Should().HaveReceived(SrbCommand.OpenStream).Before(SrbCommand.CloseStream), "*OpenStream before CloseStream, but *");
        Refuse(() => device.Should().HaveReceived(SrbCommand.CloseStream), "Expected CaptureMinidriver0 to have received CloseStream, but it never did.");
        device.Device.Invoking(static device => device.Should().HaveReceived(SrbCommand.OpenStream)).Should().Throw<InvalidOperationException>();
    });

    [Fact]
    public void Sentences_AboutTheMachine_HoldOrSayWhy() => Run(device =>
    {
        device.Machine.Should().HaveNoBugChecks();
        Refuse(
            () => device.Machine.Should().HaveBugCheck("twice"),
            "Expected the machine to have a bug check that says \"twice\", but there are: none.");
        return Task.CompletedTask;
    });

    [Fact]
    public void Sentences_AboutTheBoard_HoldOrSayWhy() => Run(async device =>
    {
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        device.Board.Should().HaveSeenRead(CaptureRegisters.Id).And.HaveSeenWrite(CaptureRegisters.Control, CaptureRegisters.Start)
            .And.NotHaveSeenWrite(CaptureRegisters.Acknowledge).And.NotHaveSeenRead(CaptureRegisters.Status);
        Refuse(
            () => device.Board.Should().HaveSeenWrite(CaptureRegisters.Control, 2),
            "Expected scripted board to have seen a write of 0x02 to CaptureRegisters.Control (0x04), "
            + "but of that register it saw the write of 0x01 to CaptureRegisters.Control (0x04) by ReceiveStreamDataPacket.");
        Refuse(() => device.Board.Should().HaveSeenRead(CaptureRegisters.Status), "*but of that register it saw nothing.");
        Refuse(() => device.Board.Should().NotHaveSeenRead(CaptureRegisters.Id, because: "it is not plugged in"), "*never to have seen a read of * because it is*");
        Refuse(
            () => device.Board.Should().HaveSeenWrite(CaptureRegisters.Control, 2, because: "there were {0} reads", becauseArgs: [2]),
            "*a write of 0x02 to CaptureRegisters.Control (0x04) because there were 2 reads, but *");
        read.Cancel();
    });

    private static void Refuse(Action sentence, string message) =>
        sentence.Should().Throw<MinidriverAssertionException>().WithMessage(message);
}
