using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>Flushes: RESET_STATE and its SRBs. Reference 12.14, 13.9.</summary>
public class PinFlushTests
{
    private readonly List<SrbCommand> _sent = [];
    private readonly List<HwStreamRequestBlock> _held = [];
    private readonly List<HwStreamRequestBlock> _cancelled = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Conformance("1 BEGIN_FLUSH", "13.9 flush-cancels")]
    public void BeginFlush_WithDataOutstanding_CancelsAllOfIt(bool synchronizationOff) => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Holding(synchronizationOff));
        var reads = Enumerable.Range(0, 3).Select(_ => pin.ReadAsync(new byte[1]).OutcomeAsync()).ToArray();
        await machine.SettleAsync();
        await pin.BeginFlushAsync();
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Cancelled);

        // The held ones through CancelPacket, before BEGIN_FLUSH; the others never got there.
        _cancelled.Should().Equal(_held).And.HaveCount(synchronizationOff ? 3 : 1);
        _sent.Should().Equal([.. _cancelled.Select(static _ => SrbCommand.ReadData), SrbCommand.BeginFlush]);
    });

    [Fact]
    [Conformance("13.9 flush-refuses", "1 END_FLUSH", "13.9 flush-end")]
    public void Data_BetweenBeginAndEnd_IsNotReady() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(Noting());
        var output = await filter.OpenOutputAsync();
        var input = await filter.OpenInputAsync();
        await output.BeginFlushAsync();
        await input.BeginFlushAsync();
        (await output.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady);
        (await input.WriteAsync(default, new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady);
        await output.EndFlushAsync();
        (await output.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        (await input.WriteAsync(default, new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady, "the flush of the other pin goes on");
        _sent.Should().Equal(SrbCommand.BeginFlush, SrbCommand.BeginFlush, SrbCommand.EndFlush);
    });

    [Fact]
    [Conformance("13.9 flush-survives-state")]
    public void StateChange_DuringAFlush_DoesNotEndIt() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting());
        await pin.RunAsync();
        await pin.BeginFlushAsync();
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Stop);
        await pin.SetStateAsync(KsState.Pause);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DeviceNotReady);
    });

    [Fact]
    [Conformance("13.9 flush-twice")]
    public void BeginTwiceAndEndWithoutBegin_Always_SendNothing() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting());
        await pin.EndFlushAsync();
        _sent.Should().BeEmpty();
        await pin.BeginFlushAsync();
        await pin.BeginFlushAsync();
        _sent.Should().Equal(SrbCommand.BeginFlush);
        await pin.EndFlushAsync();
        await pin.EndFlushAsync();
        _sent.Should().Equal(SrbCommand.BeginFlush, SrbCommand.EndFlush);
    });

    [Fact]
    [Conformance("13.9 flush-end-as-acquired")]
    public void EndFlush_AfterACancelWithoutReady_LeavesTheDataQueueReady() => Simulation.Run(1, async machine =>
    {
        var received = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                if (received++ > 0)
                {
                    EchoDevice.Succeed(srb);
                }
            },
            OnCancel = srb =>
            {
                // Completed, and nothing said of the queue.
                srb.Status = NtStatus.Cancelled;
                srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
            },
        });
        var first = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await pin.BeginFlushAsync();
        (await first).Should().Be(NtStatus.Cancelled);
        await pin.EndFlushAsync();
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
    });

    [Fact]
    public void BeginFlush_Refused_LetsDataPassAgain() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting(refused: SrbCommand.BeginFlush));
        (await pin.BeginFlushAsync().OutcomeAsync()).Should().Be(NtStatus.NotImplemented);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reads_AgainstAFlush_AreCancelledRefusedOrDeliveredAfterIt(bool synchronizationOff)
    {
        var outcomes = new Dictionary<NtStatus, int>();
        Seeds.Each(60, async machine =>
        {
            _held.Clear();
            _cancelled.Clear();
            var isFlushed = false;
            var pin = await machine.OpenPinAsync(Holding(synchronizationOff));
            async Task ReadAsync()
            {
                for (var i = 0; i < 6 && !isFlushed; i++)
                {
                    using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(5), machine.TimeProvider);
                    var outcome = await pin.ReadAsync(new byte[1], limit.Token).OutcomeAsync();
                    outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                }
            }

            async Task FlushAsync()
            {
                await machine.PassAsync(0.000_003);
                await pin.BeginFlushAsync();
                await pin.EndFlushAsync();
                isFlushed = true;
            }

            await Task.WhenAll(ReadAsync(), ReadAsync(), FlushAsync());
            machine.BugChecks.Should().BeEmpty();
            _held.Count.Should().Be(_cancelled.Count);
        });
        outcomes.Should().ContainKey(NtStatus.Cancelled);
        outcomes.Keys.Should().BeSubsetOf([NtStatus.Cancelled, NtStatus.DeviceNotReady]);
    }

    [Fact]
    public void ResetState_Raw_BeginsAndEnds() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Noting());
        (await ResetAsync(pin, KsReset.Begin)).Should().Be(new KsAnswer(NtStatus.Success));
        (await ResetAsync(pin, KsReset.End)).Should().Be(new KsAnswer(NtStatus.Success));
        _sent.Should().Equal(SrbCommand.BeginFlush, SrbCommand.EndFlush);
        (await ResetAsync(pin, (KsReset)2)).Should().Be(new KsAnswer(NtStatus.InvalidParameter, 0, KsRequestCheck.Value));
        var none = await pin.DeviceControlAsync(KsControlCode.ResetState, new byte[3], Memory<byte>.Empty);
        none.Should().Be(new KsAnswer(NtStatus.InvalidBufferSize, 0, KsRequestCheck.RequestLength));
    });

    private static Task<KsAnswer> ResetAsync(Pin pin, KsReset reset) =>
        pin.DeviceControlAsync(KsControlCode.ResetState, BitConverter.GetBytes((uint)reset), Memory<byte>.Empty);

    private EchoDevice Noting(SrbCommand? refused = null) => new()
    {
        OnControl = srb =>
        {
            if (srb.Command != SrbCommand.SetStreamState)
            {
                _sent.Add(srb.Command);
            }

            srb.Status = srb.Command == refused ? NtStatus.NotImplemented : NtStatus.Success;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        },
    };

    private EchoDevice Holding(bool synchronizationOff) => new()
    {
        Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = synchronizationOff },
        OnData = _held.Add,
        OnCancel = srb =>
        {
            _sent.Add(srb.Command);
            _cancelled.Add(srb);
            srb.Status = NtStatus.Cancelled;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        },
        OnControl = srb =>
        {
            _sent.Add(srb.Command);
            EchoDevice.Succeed(srb);
        },
    };
}
