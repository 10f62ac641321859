using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>The rate of a stream. Reference 12.12, 13.4.</summary>
public class PinRateTests
{
    private static readonly KsRate Double = new() { Rate = 2 * KsRate.Nominal };
    private static readonly KsRate Nominal = new() { Rate = KsRate.Nominal };

    private readonly List<(SrbCommand Command, KsRate Rate)> _sent = [];

    [Fact]
    [Conformance("1 SET_STREAM_RATE")]
    public void SetRate_InPauseOrRun_IsSentAndHolds() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Answering());
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetRateAsync(Double);
        pin.Rate.Should().Be(Double);
        await pin.SetStateAsync(KsState.Run);
        pin.Rate.Should().Be(Double);
        var reverse = new KsRate { Rate = -500, Duration = 7 };
        await pin.SetRateAsync(reverse);
        pin.Rate.Should().Be(reverse);
        _sent.Should().Equal((SrbCommand.SetStreamRate, Double), (SrbCommand.SetStreamRate, reverse));
    });

    [Fact]
    [Conformance("1 PROPOSE_STREAM_RATE")]
    public void ProposeRate_InPause_GivesWhatTheMinidriverLeftAndChangesNothing() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Answering(possible: Double));
        await pin.SetStateAsync(KsState.Pause);
        var triple = new KsRate { Rate = 3 * KsRate.Nominal };
        (await pin.ProposeRateAsync(triple)).Should().Be((NtStatus.Success, Double));
        pin.Rate.Rate.Should().Be(KsRate.Nominal);
        _sent.Should().Equal((SrbCommand.ProposeStreamRate, triple));
    });

    [Theory]
    [InlineData(KsState.Stop)]
    [InlineData(KsState.Acquire)]
    public void Rates_InStopOrAcquire_AreRefused(KsState state) => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Answering());
        await pin.SetStateAsync(state);
        (await pin.SetRateAsync(Nominal).OutcomeAsync()).Should().Be(NtStatus.InvalidDeviceState);
        (await pin.ProposeRateAsync(Double)).Status.Should().Be(NtStatus.InvalidDeviceState);
        _sent.Should().BeEmpty();
    });

    [Fact]
    public void NominalRate_Refused_IsTakenAllTheSame() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Answering(NtStatus.NotSupported));
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetRateAsync(Nominal);
        (await pin.ProposeRateAsync(Nominal)).Should().Be((NtStatus.Success, Nominal));
        (await pin.SetRateAsync(Double).OutcomeAsync()).Should().Be(NtStatus.NotSupported);
        (await pin.ProposeRateAsync(Double)).Status.Should().Be(NtStatus.NotSupported);
        pin.Rate.Should().Be(Nominal);
    });

    [Theory]
    [InlineData(KsState.Stop)]
    [InlineData(KsState.Acquire)]
    public void Rate_AtAnyOtherState_Ends(KsState state) => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(Answering());
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetRateAsync(Double);
        await pin.SetStateAsync(state);
        pin.Rate.Rate.Should().Be(KsRate.Nominal);
        _sent.Should().HaveCount(1);
    });

    private EchoDevice Answering(NtStatus status = NtStatus.Success, KsRate? possible = null) => new()
    {
        OnControl = srb =>
        {
            if (srb.Command is SrbCommand.SetStreamState)
            {
                EchoDevice.Succeed(srb);
                return;
            }

            _sent.Add((srb.Command, srb.CommandData.Rate));
            if (possible is { } rate)
            {
                srb.CommandData.Rate = rate;
            }

            srb.Status = status;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        },
    };
}
