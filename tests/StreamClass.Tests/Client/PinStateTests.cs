using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>State changes: every cell of the table in reference 13.9.</summary>
public class PinStateTests
{
    private static readonly Dictionary<(KsState From, KsState To), KsState[]> Allowed = new()
    {
        [(KsState.Stop, KsState.Acquire)] = [KsState.Acquire],
        [(KsState.Stop, KsState.Pause)] = [KsState.Acquire, KsState.Pause],
        [(KsState.Acquire, KsState.Pause)] = [KsState.Pause],
        [(KsState.Pause, KsState.Run)] = [KsState.Run],
        [(KsState.Run, KsState.Pause)] = [KsState.Pause],
        [(KsState.Pause, KsState.Stop)] = [KsState.Stop],
        [(KsState.Pause, KsState.Acquire)] = [KsState.Acquire],
        [(KsState.Acquire, KsState.Stop)] = [KsState.Stop],
    };

    public static TheoryData<KsState, KsState> Changes
    {
        get
        {
            var changes = new TheoryData<KsState, KsState>();
            foreach (var from in Enum.GetValues<KsState>())
            {
                foreach (var to in Enum.GetValues<KsState>())
                {
                    changes.Add(from, to);
                }
            }

            return changes;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    [Conformance("1 SET_STREAM_STATE", "2 StrMiniReceiveStreamControlPacket", "2 default-handlers")]
    public void SetState_BetweenAnyTwo_FollowsTheTable(KsState from, KsState to) => Simulation.Run(1, async machine =>
    {
        var sent = new List<KsState>();
        var pin = await machine.OpenPinAsync(Noting(sent));
        KsState[] way = from switch
        {
            KsState.Stop => [],
            KsState.Acquire => [KsState.Acquire],
            KsState.Pause => [KsState.Pause],
            _ => [KsState.Pause, KsState.Run],
        };
        foreach (var state in way)
        {
            await pin.SetStateAsync(state);
        }

        sent.Clear();
        var outcome = await pin.SetStateAsync(to).OutcomeAsync();
        var expected = from == to ? [] : Allowed.GetValueOrDefault((from, to));
        outcome.Should().Be(expected is null ? NtStatus.InvalidDeviceState : NtStatus.Success);
        sent.Should().Equal(expected ?? []);
        pin.State.Should().Be(expected is null ? from : to);
    });

    [Fact]
    public void SetState_RefusedHalfway_StaysWhereItCame() => Simulation.Run(1, async machine =>
    {
        var sent = new List<KsState>();
        var pin = await machine.OpenPinAsync(Noting(sent, refused: KsState.Pause));
        (await pin.SetStateAsync(KsState.Pause).OutcomeAsync()).Should().Be(NtStatus.IoDeviceError);
        pin.State.Should().Be(KsState.Acquire);
        sent.Should().Equal(KsState.Acquire, KsState.Pause);
    });

    [Fact]
    public void SetState_SeveralAtOnce_GoOneAfterTheOther() => Seeds.Each(30, async machine =>
    {
        var sent = new List<KsState>();
        var pin = await machine.OpenPinAsync(Noting(sent));
        await Task.WhenAll(
            pin.SetStateAsync(KsState.Pause), pin.SetStateAsync(KsState.Run), pin.SetStateAsync(KsState.Pause), pin.SetStateAsync(KsState.Stop));
        sent.Should().Equal(KsState.Acquire, KsState.Pause, KsState.Run, KsState.Pause, KsState.Stop);
    });

    [Fact]
    [Conformance("1 GET_STREAM_STATE")]
    public void GetState_Always_IsWhatTheMinidriverSays() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnControl = srb =>
            {
                srb.CommandData.StreamState = KsState.Run;
                EchoDevice.Succeed(srb);
            },
        });
        (await pin.GetStateAsync()).Should().Be(KsState.Run);
        pin.State.Should().Be(KsState.Stop);
    });

    [Fact]
    [Conformance("1 GET_DATA_FORMAT", "1 SET_DATA_FORMAT", "1 PROPOSE_DATA_FORMAT")]
    public void DataFormat_GetSetAndPropose_SendTheirSrbs() => Simulation.Run(1, async machine =>
    {
        var other = KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);
        var sent = new List<SrbCommand>();
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnControl = srb =>
            {
                sent.Add(srb.Command);
                if (srb.Command == SrbCommand.GetDataFormat)
                {
                    srb.CommandData.OpenFormat = other;
                }

                srb.Status = srb.Command == SrbCommand.ProposeDataFormat ? NtStatus.NotSupported : NtStatus.Success;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            },
        });
        (await pin.GetDataFormatAsync()).Should().BeSameAs(other);
        (await pin.ProposeDataFormatAsync(other)).Should().Be(NtStatus.NotSupported);
        pin.Format.Should().BeSameAs(EchoDevice.Format);
        await pin.SetDataFormatAsync(other);
        pin.Format.Should().BeSameAs(other);
        sent.Should().Equal(SrbCommand.GetDataFormat, SrbCommand.ProposeDataFormat, SrbCommand.SetDataFormat);
    });

    private static EchoDevice Noting(List<KsState> sent, KsState? refused = null) => new()
    {
        OnControl = srb =>
        {
            sent.Add(srb.CommandData.StreamState);
            srb.Status = srb.CommandData.StreamState == refused ? NtStatus.IoDeviceError : NtStatus.Success;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        },
    };
}
