using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>Opening pins. Reference 13.7.</summary>
public class FilterTests
{
    [Fact]
    public void OpenPin_MoreOftenThanPossible_IsTooManyNodes() => Simulation.Run(1, async machine =>
    {
        var echo = new EchoDevice { OnDevice = Answer(2) };
        var device = await machine.StartAsync(echo);
        var filter = await device.OpenFilterAsync();
        var other = await device.OpenFilterAsync();
        var first = await filter.OpenOutputAsync();
        await other.OpenOutputAsync();
        (await ((Task)filter.OpenOutputAsync()).OutcomeAsync()).Should().Be(NtStatus.TooManyNodes);
        device.GetRequestCount(SrbCommand.OpenStream).Should().Be(2);
        await first.CloseAsync();
        await filter.OpenOutputAsync();
    });

    [Fact]
    public void OpenPin_WithAnyNumberPossible_NeverIs() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice { OnDevice = Answer(uint.MaxValue) });
        for (var i = 0; i < 20; i++)
        {
            await filter.OpenOutputAsync();
        }
    });

    [Fact]
    public void OpenPin_WithAFormatThatFitsNoRange_IsNoMatch() => Simulation.Run(1, async machine =>
    {
        var device = await machine.StartAsync(new EchoDevice());
        var filter = await device.OpenFilterAsync();
        var video = KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);
        (await ((Task)filter.OpenPinAsync(EchoDevice.Output, video)).OutcomeAsync()).Should().Be(NtStatus.NoMatch);
        device.GetRequestCount(SrbCommand.OpenStream).Should().Be(0);
    });

    [Fact]
    public void OpenPin_OfNoSuchStream_Throws() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice());
        await filter.Awaiting(opening => opening.OpenPinAsync(2, EchoDevice.Format)).Should().ThrowAsync<ArgumentOutOfRangeException>();
    });

    [Fact]
    public void OpenPin_RefusedByTheMinidriver_CountsAsNotOpen() => Simulation.Run(1, async machine =>
    {
        var refusals = 1;
        var answer = Answer(1);
        var filter = await machine.OpenAsync(new EchoDevice
        {
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.OpenStream && refusals-- > 0)
                {
                    srb.Status = NtStatus.InsufficientResources;
                    srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                    return;
                }

                answer(srb);
            },
        });
        (await ((Task)filter.OpenOutputAsync()).OutcomeAsync()).Should().Be(NtStatus.InsufficientResources);
        var pin = await filter.OpenOutputAsync();
        pin.State.Should().Be(KsState.Stop);
        pin.StreamNumber.Should().Be(EchoDevice.Output);
    });

    [Fact]
    public void OpenFilter_RefusedByTheMinidriver_LeavesTheDeviceIdle() => Simulation.Run(1, async machine =>
    {
        var log = new List<SrbCommand>();
        var device = await machine.StartAsync(new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, FilterInstanceExtension = Extension.OfSize(4) },
            OnDevice = srb =>
            {
                log.Add(srb.Command);
                if (srb.Command == SrbCommand.OpenDeviceInstance)
                {
                    srb.Status = NtStatus.TooManyNodes;
                    srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                    return;
                }

                EchoDevice.Answer(srb);
            },
        });
        (await ((Task)device.OpenFilterAsync()).OutcomeAsync()).Should().Be(NtStatus.TooManyNodes);
        log[^3..].Should().Equal(SrbCommand.NotifyIdleState, SrbCommand.OpenDeviceInstance, SrbCommand.NotifyIdleState);
    });

    private static HwReceivePacketRoutine Answer(uint instances) => srb =>
    {
        if (srb.Command != SrbCommand.GetStreamInfo)
        {
            EchoDevice.Answer(srb);
            return;
        }

        var descriptor = srb.CommandData.StreamBuffer;
        descriptor.StreamHeader.NumberOfStreams = 2;
        foreach (var flow in new[] { KsPinDataFlow.In, KsPinDataFlow.Out })
        {
            descriptor.StreamInfo.Add(new HwStreamInformation
            {
                DataFlow = flow, NumberOfPossibleInstances = instances, StreamFormatsArray = [EchoDevice.Format],
            });
        }

        EchoDevice.Succeed(srb);
    };
}
