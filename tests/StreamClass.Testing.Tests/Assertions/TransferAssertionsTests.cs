using StreamClass.Kernel;
using StreamClass.Testing.Assertions;

namespace StreamClass.Testing.Tests.Assertions;

public class TransferAssertionsTests : CaptureTest
{
    [Fact]
    public void Sentences_AboutAReadThatIsPending_HoldOrSayWhy() => Run(async device =>
    {
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        read.Should().BePending();
        Refuse(() => read.Should().BeCompleted(), "Expected the read of 4 bytes from stream 0 to be completed, but it is pending.");
        Refuse(() => read.Should().HaveSucceeded(), "*to have succeeded, but it is pending.");
        Refuse(
            () => read.Should().BeCancelled("because stream {0} was closed", 0),
            "Expected the read of 4 bytes from stream 0 to be cancelled because stream 0 was closed, but it is pending.");
        read.Cancel();
    });

    [Fact]
    public void Sentences_AboutAReadThatWasCancelled_HoldOrSayWhy() => Run(async device =>
    {
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        read.Cancel();
        (await read).Should().BeCancelled().And.BeCompleted().And.HaveFailedWith(NtStatus.Cancelled);
        Refuse(() => read.Should().BePending("nobody asked for it back"), "*to be pending because nobody asked for it back, but it was cancelled.");
        Refuse(() => read.Should().HaveTransferred(4), "*to have transferred 4 bytes, but it was cancelled.");
    });

    [Fact]
    public void Sentences_AboutAReadThatSucceeded_HoldOrSayWhy() => Run(async device =>
    {
        Behave(device.Board, [1, 2, 3, 4]);
        var read = await (await device.OpenPinAsync()).SubmitRead(4);
        read.Should().HaveSucceeded().And.HaveTransferred(4).And.HaveTransferred([1, 2, 3, 4]);
        Refuse(() => read.Should().HaveTransferred(5), "*to have transferred 5 bytes, but it succeeded with 4 bytes.");
        Refuse(() => read.Should().HaveTransferred([1, 2, 9, 4]), "*to have transferred 0x09 at byte 2, but there is 0x03.");
        Refuse(() => read.Should().BeCancelled(), "*to be cancelled, but it succeeded with 4 bytes.");
    });

    [Fact]
    public void Sentences_AboutAReadThatTimedOut_HoldOrSayWhy() => Run(async device =>
    {
        var read = await (await device.OpenPinAsync()).SubmitRead(4);
        read.Should().HaveFailedWith(NtStatus.IoDeviceError);
        Refuse(() => read.Should().HaveSucceeded(), "*to have succeeded, but it failed with IoDeviceError.");
    });

    [Fact]
    public void Should_BesideFluentAssertions_MeansWhatItStandsBehind() => Run(async device =>
    {
        var read = (await device.OpenPinAsync()).SubmitRead(4);
        read.Status.Should().Be(NtStatus.Pending);
        read.Name.Should().Contain("4 bytes");
        read.Data.ToArray().Should().BeEmpty();
        read.Should().BePending();
        device.Should().NotHaveFailed();
        device.Device.Should().NotHaveFailed();
        device.Machine.Should().HaveNoBugChecks();
        device.Machine.BugChecks.Should().BeEmpty();
        device.Board.Should().HaveSeenWrite(CaptureRegisters.Control);
        device.Board.Name.Should().Be("scripted board");
        ((object)device).Should().NotBeNull();
        read.Cancel();
    });

    private static void Refuse(Action sentence, string message) =>
        sentence.Should().Throw<MinidriverAssertionException>().WithMessage(message);
}
