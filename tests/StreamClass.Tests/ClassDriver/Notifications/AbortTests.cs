using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Notifications;

/// <summary>AbortOutstandingRequests. Reference 3, 12.3, 12.9.</summary>
public class AbortTests
{
    private readonly List<HwStreamRequestBlock> _held = [];

    [Fact]
    [Conformance("3 AbortOutstandingRequests")]
    public void Abort_OfAStream_CompletesWhatIsHeldOfItAndMakesItsQueuesReady() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice { OnData = _held.Add, OnControl = _held.Add });
        var pin = await filter.OpenOutputAsync();
        var other = await filter.OpenOutputAsync();
        var reads = new[] { pin.ReadAsync(new byte[1]).OutcomeAsync(), pin.ReadAsync(new byte[2]).OutcomeAsync() };
        var state = ((Task)pin.GetStateAsync()).OutcomeAsync();
        var elsewhere = other.ReadAsync(new byte[3]).OutcomeAsync();
        await machine.SettleAsync();
        _held.Should().HaveCount(3);

        _held[0].StreamClass.AbortOutstandingRequests(_held[0].StreamObject, NtStatus.DeviceNotReady);
        (await reads[0]).Should().Be(NtStatus.DeviceNotReady);
        (await state).Should().Be(NtStatus.DeviceNotReady);

        // Its queues are ready: the next read has come. The other stream knows nothing of it.
        await machine.SettleAsync();
        _held.Should().HaveCount(4);
        _held[3].NumberOfBytesToTransfer.Should().Be(2);
        elsewhere.IsCompleted.Should().BeFalse();

        // The minidriver's own ready after an abort is legal.
        _held[3].StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, _held[3].StreamObject);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    [Conformance("3 AbortOutstandingRequests")]
    public void Abort_OfAll_CompletesDeviceAndStreamRequests() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice
        {
            OnData = _held.Add,
            OnDevice = srb =>
            {
                if (srb is { Command: SrbCommand.OpenStream, StreamObject.StreamNumber: EchoDevice.Input } && _held.Count < 2)
                {
                    _held.Add(srb);
                    return;
                }

                EchoDevice.Answer(srb);
            },
        });
        var pin = await filter.OpenOutputAsync();
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        var open = ((Task)filter.OpenInputAsync()).OutcomeAsync();
        await machine.SettleAsync();
        _held.Should().HaveCount(2);
        _held[0].StreamClass.AbortOutstandingRequests(null, NtStatus.IoDeviceError);
        (await read).Should().Be(NtStatus.IoDeviceError);
        (await open).Should().Be(NtStatus.IoDeviceError);
        (await ((Task)filter.OpenInputAsync()).OutcomeAsync()).Should().Be(NtStatus.Success);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Abort_InsideACallback_CompletesExactlyOnce() => Seeds.Each(100, async machine =>
    {
        var held = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
                if (++held % 4 == 0)
                {
                    srb.StreamClass.AbortOutstandingRequests(srb.StreamObject, NtStatus.DeviceNotReady);
                }
            },
        });
        var reads = Enumerable.Range(0, 12).Select(_ => pin.ReadAsync(new byte[1]).OutcomeAsync());
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.DeviceNotReady);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Complete_AfterAnAbort_IsADoubleCompletion() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = _held.Add });
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        var srb = _held[0];
        srb.StreamClass.AbortOutstandingRequests(null, NtStatus.DeviceNotReady);
        await read;
        FluentActions.Invoking(() => EchoDevice.Succeed(srb)).Should().Throw<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.MultipleIrpCompleteRequests);
    }, OnPurpose.BugCheck);
}
