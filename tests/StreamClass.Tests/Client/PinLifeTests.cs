using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>What becomes of a pin's data when its state changes, and at its end. Reference 13.9.</summary>
public class PinLifeTests
{
    private readonly List<HwStreamRequestBlock> _held = [];
    private readonly List<SrbCommand> _sent = [];
    private readonly List<HwStreamRequestBlock> _cancelled = [];

    [Theory]
    [InlineData(KsState.Run, KsState.Stop)]
    [InlineData(KsState.Run, KsState.Acquire)]
    [InlineData(KsState.Acquire, KsState.Run)]
    [InlineData(KsState.Stop, KsState.Run)]
    [Conformance("13.9 not-allowed")]
    public void SetState_NotAllowed_SaysWhereToGoFirst(KsState from, KsState to) => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting());
        if (from is KsState.Acquire)
        {
            await pin.SetStateAsync(from);
        }
        else if (from is KsState.Run)
        {
            await pin.RunAsync();
        }

        _sent.Clear();
        var thrown = await FluentActions.Awaiting(() => pin.SetStateAsync(to)).Should().ThrowAsync<StreamRequestException>();
        thrown.Which.Status.Should().Be(NtStatus.InvalidDeviceState);
        thrown.Which.Message.Should().Contain($"from {from} to {to}").And.Contain("go to Pause first");
        _sent.Should().BeEmpty();
    });

    [Fact]
    [Conformance("13.9 Run-Pause")]
    public void RunToPause_WithAReadOutstanding_LeavesItWithTheMinidriver() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting());
        await pin.RunAsync();
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await pin.SetStateAsync(KsState.Pause);
        await machine.SettleAsync();
        read.IsCompleted.Should().BeFalse();
        _cancelled.Should().BeEmpty();
        EchoDevice.Succeed(_held[0]);
        (await read).Should().Be(NtStatus.Success);
    });

    [Fact]
    [Conformance("13.9 FLUSHONPAUSE")]
    public void RunToPause_WithFlushOnPauseQueued_TakesOnlyThatBack() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting(), EchoDevice.Input);
        await pin.RunAsync();
        var stale = new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.FlushOnPause };
        var held = pin.WriteAsync(stale, new byte[1]).OutcomeAsync();
        var queued = pin.WriteAsync(stale, new byte[2]).OutcomeAsync();
        var kept = pin.WriteAsync(default, new byte[3]).OutcomeAsync();
        await machine.SettleAsync();
        await pin.SetStateAsync(KsState.Pause);
        (await queued).Should().Be(NtStatus.Cancelled);

        // What the minidriver holds is its own to throw away: it knows of the pause.
        _cancelled.Should().BeEmpty();
        EchoDevice.Succeed(_held[0]);
        (await held).Should().Be(NtStatus.Success);
        await machine.SettleAsync();
        _held[1].NumberOfBytesToTransfer.Should().Be(3);
        EchoDevice.Succeed(_held[1]);
        (await kept).Should().Be(NtStatus.Success);
    });

    [Fact]
    [Conformance("13.9 Pause-Stop", "13.9 stop-data")]
    public void PauseToStop_WithReadsOutstanding_BringsThemBackUnfilled() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting());
        await pin.SetStateAsync(KsState.Pause);
        var read = pin.ReadAsync(new byte[10]).AsTask();
        await pin.SetStateAsync(KsState.Stop);
        (await read).DataUsed.Should().Be(0);

        // In Stop the minidriver completes a new one at once.
        (await pin.ReadAsync(new byte[10])).DataUsed.Should().Be(0);
        _cancelled.Should().BeEmpty();
    });

    [Theory]
    [InlineData(KsState.Stop)]
    [InlineData(KsState.Pause)]
    [InlineData(KsState.Run)]
    [Conformance("1 CLOSE_STREAM", "13.9 close-cancels", "13.9 close-in-any-state")]
    public void Close_InAnyState_CancelsAndThenCloses(KsState state) => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting(holdsInStop: true));
        if (state != KsState.Stop)
        {
            await pin.SetStateAsync(KsState.Pause);
            await pin.SetStateAsync(state);
        }

        var reads = new[] { pin.ReadAsync(new byte[1]).OutcomeAsync(), pin.ReadAsync(new byte[1]).OutcomeAsync() };
        await machine.SettleAsync();
        _sent.Clear();
        await pin.CloseAsync();
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Cancelled);

        // No Stop is sent; what the minidriver held came back through CancelPacket before the close.
        _cancelled.Should().Equal(_held).And.HaveCount(1);
        _sent.Should().Equal(SrbCommand.ReadData, SrbCommand.CloseStream);
    });

    [Fact]
    [Conformance("3 HardwareStarved")]
    public void HardwareStarved_OfAStream_IsCountedForItsPin() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice
        {
            OnData = static srb =>
            {
                srb.StreamClass.StreamNotification(StreamNotificationType.HardwareStarved, srb.StreamObject);
                EchoDevice.Succeed(srb);
            },
        });
        var pin = await filter.OpenOutputAsync();
        var other = await filter.OpenOutputAsync();
        pin.HardwareStarvedCount.Should().Be(0);
        await pin.ReadAsync(new byte[1]);
        await pin.ReadAsync(new byte[1]);
        (pin.HardwareStarvedCount, other.HardwareStarvedCount).Should().Be((2, 0));
    });

    private EchoDevice Noting(bool holdsInStop = false)
    {
        var state = KsState.Stop;
        return new EchoDevice
        {
            OnControl = srb =>
            {
                _sent.Add(srb.Command);
                state = srb.CommandData.StreamState;
                if (state == KsState.Stop)
                {
                    _held.ForEach(EchoDevice.Succeed);
                    _held.Clear();
                }

                EchoDevice.Succeed(srb);
            },
            OnData = srb =>
            {
                if (state == KsState.Stop && !holdsInStop)
                {
                    EchoDevice.Succeed(srb);
                    return;
                }

                _held.Add(srb);
            },
            OnCancel = srb =>
            {
                _cancelled.Add(srb);
                _sent.Add(srb.Command);
                srb.Status = NtStatus.Cancelled;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            },
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.CloseStream)
                {
                    _sent.Add(srb.Command);
                }

                EchoDevice.Answer(srb);
            },
        };
    }
}
