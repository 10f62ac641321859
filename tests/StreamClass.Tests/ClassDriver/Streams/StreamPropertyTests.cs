using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Streams;

/// <summary>KSPROPSETID_Stream and KSPROPSETID_StreamInterface, in bytes.</summary>
public sealed class StreamPropertyTests
{
    private const uint MasterClock = (uint)KsPropertyStream.MasterClock;
    private const uint Rate = (uint)KsPropertyStream.Rate;
    private const uint RateCapability = (uint)KsPropertyStream.RateCapability;

    private static readonly Guid Stream = KsPropertySetId.Stream;

    [Fact]
    [Conformance("13.4 MASTERCLOCK")]
    public void MasterClock_SetByHandle_IsIndicated() => Simulation.Run(1, async machine =>
    {
        MasterClockHandle? indicated = null;
        var table = Table(srb =>
        {
            indicated = srb.Command == SrbCommand.IndicateMasterClock ? srb.CommandData.MasterClockHandle : indicated;
            EchoDevice.Succeed(srb);
        });
        var pin = await table.OpenPinAsync(machine);
        var clock = await pin.CreateClockAsync();
        clock.Handle.Should().NotBe(0);
        (await pin.SetAsync(Stream, MasterClock, BitConverter.GetBytes(clock.Handle))).Should().Be(new KsAnswer(NtStatus.Success));
        indicated.Should().NotBeNull();
        (await pin.SetAsync(Stream, MasterClock, new byte[8])).Should().Be(new KsAnswer(NtStatus.Success));
        indicated.Should().BeNull("null lets the stream run freely");
        (await pin.GetPropertyAsync<ulong>(Stream, MasterClock)).Should().Be(0, "a get only says that a set is possible");
        table.Commands.Should().Equal(SrbCommand.OpenMasterClock, SrbCommand.IndicateMasterClock, SrbCommand.IndicateMasterClock);
    });

    [Fact]
    [Conformance("13.4 MASTERCLOCK")]
    public void MasterClock_SetOutsideOfStop_IsInvalidDeviceState() => Simulation.Run(1, async machine =>
    {
        var table = Table(EchoDevice.Succeed);
        var pin = await table.OpenPinAsync(machine);
        await pin.SetStateAsync(KsState.Pause);
        (await pin.SetAsync(Stream, MasterClock, new byte[8])).Should().Be(new KsAnswer(NtStatus.InvalidDeviceState));
        table.Commands.Should().NotContain(SrbCommand.IndicateMasterClock);
    });

    [Fact]
    [Conformance("13.2 refused-by-Handle")]
    public void MasterClock_ByAHandleThatNamesNone_IsInvalidParameter() => Simulation.Run(1, async machine =>
    {
        var table = Table(EchoDevice.Succeed);
        var pin = await table.OpenPinAsync(machine);
        var clock = await pin.CreateClockAsync();
        var closed = clock.Handle;
        await clock.DisposeAsync();
        foreach (var handle in (ulong[])[closed, 4711, ulong.MaxValue])
        {
            (await pin.SetAsync(Stream, MasterClock, BitConverter.GetBytes(handle)))
                .Should().Be(new KsAnswer(NtStatus.InvalidParameter, 0, KsRequestCheck.Handle));
        }

        table.Commands.Should().NotContain(SrbCommand.IndicateMasterClock);
    });

    [Fact]
    [Conformance("13.4 RATE", "13.4 rate-unit", "13.4 no-rate-member")]
    public void Rate_SetAndGet_AreTheRateRequest() => Simulation.Run(1, async machine =>
    {
        KsRate seen = default;
        var table = Table(srb =>
        {
            seen = srb.Command == SrbCommand.SetStreamRate ? srb.CommandData.Rate : seen;
            EchoDevice.Succeed(srb);
        });
        var pin = await table.OpenPinAsync(machine);
        (await pin.GetPropertyAsync<KsRate>(Stream, Rate)).Rate.Should().Be(1000, "nominal");
        var reverse = KsStructure.ToArray(new KsRate { Rate = -2000, Duration = 5 });
        (await pin.SetAsync(Stream, Rate, reverse)).Should().Be(new KsAnswer(NtStatus.InvalidDeviceState));
        await pin.SetStateAsync(KsState.Pause);
        (await pin.SetAsync(Stream, Rate, reverse)).Should().Be(new KsAnswer(NtStatus.Success));
        seen.Should().Be(new KsRate { Rate = -2000, Duration = 5 });
        (await pin.GetPropertyAsync<KsRate>(Stream, Rate)).Should().Be(seen);
        (await pin.SetAsync(Stream, Rate, new byte[47])).Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength));
    });

    [Theory]
    [InlineData(false, NtStatus.Success)]
    [InlineData(true, NtStatus.Cancelled)]
    [Conformance("13.4 RATE")]
    public void Rate_Nominal_IsTakenUnlessItIsCancelled(bool isCancelled, NtStatus status) => Simulation.Run(1, async machine =>
    {
        var table = Table(srb =>
        {
            if (srb.Command == SrbCommand.SetStreamRate && isCancelled)
            {
                return;
            }

            srb.Status = srb.Command == SrbCommand.SetStreamRate ? NtStatus.NotSupported : NtStatus.Success;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        });
        var pin = await table.OpenPinAsync(machine);
        await pin.SetStateAsync(KsState.Pause);
        using var source = new CancellationTokenSource();
        var set = pin.SetPropertyAsync(Stream, Rate, new KsRate { Rate = KsRate.Nominal }, source.Token);
        await machine.SettleAsync();
        source.Cancel();
        (await set.OutcomeAsync()).Should().Be(status);
    });

    [Fact]
    [Conformance("13.4 RATECAPABILITY")]
    public void RateCapability_Get_IsTheProposal() => Simulation.Run(1, async machine =>
    {
        var table = Table(static srb =>
        {
            if (srb.Command == SrbCommand.ProposeStreamRate)
            {
                srb.CommandData.Rate = srb.CommandData.Rate with { Rate = 1500 };
            }

            EchoDevice.Succeed(srb);
        });
        var pin = await table.OpenPinAsync(machine);
        var request = new KsRateCapability { Property = new(Stream, RateCapability), Rate = new KsRate { Rate = 1800 } };
        await pin.SetStateAsync(KsState.Pause);
        (await pin.GetPropertyAsync<KsRateCapability, KsRate>(request)).Rate.Should().Be(1500);
        table.Commands[^1].Should().Be(SrbCommand.ProposeStreamRate);
        (await pin.GetAsync(Stream, RateCapability, new byte[48])).Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.MinRequest));
    });

    [Fact]
    [Conformance("13.4 RATECAPABILITY")]
    public void RateCapability_OfAMinidriverThatDeclaresIt_IsItsOwn() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { StreamProperties = [new(Stream, TableDevice.Item(RateCapability, 48, 72))], Value = new byte[48] };
        var pin = await table.OpenPinAsync(machine);
        await pin.GetPropertyAsync<KsRateCapability, KsRate>(new KsRateCapability { Property = new(Stream, RateCapability) });
        table.Asked.Should().ContainSingle();
        table.Commands.Should().BeEmpty();
    });

    [Theory]
    [InlineData(0, 56u)]
    [InlineData(72, 128u)]
    [Conformance("13.4 HEADERSIZE")]
    public void HeaderSize_OfAPin_CountsWhatFollowsTheHeader(int specific, uint size) => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { OnOpen = stream => stream.StreamHeaderMediaSpecific = specific };
        var pin = await table.OpenPinAsync(machine);
        (await pin.GetPropertyAsync<uint>(KsPropertySetId.StreamInterface, (uint)KsPropertyStreamInterface.HeaderSize)).Should().Be(size);
        (await pin.SetAsync(KsPropertySetId.StreamInterface, 0, new byte[4])).Should().Be(new KsAnswer(NtStatus.NotFound, 0, KsRequestCheck.Direction));
    });

    private static TableDevice Table(HwReceivePacketRoutine onCommand) =>
        new() { OnOpen = static stream => stream.HwClockObject.HwClockFunction = static _ => { }, OnCommand = onCommand };
}
