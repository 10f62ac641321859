using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.PlugAndPlay;

/// <summary>Several filter types, streams that are described again, and filters without pins. Reference 1, 3.</summary>
public class FilterTypeTests
{
    [Fact]
    [Conformance("1 OPEN_DEVICE_INSTANCE", "1 CLOSE_DEVICE_INSTANCE")]
    public void OpenFilter_OfEachType_SendsItsIndexAndExtension() => Seeds.Each(10, async machine =>
    {
        var opened = new List<(int Type, HwExtension? Extension)>();
        var closed = new List<HwExtension?>();
        var device = await machine.StartAsync(new EchoDevice
        {
            Registration = Types with { FilterInstanceExtension = Extension.OfSize(4) },
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.OpenDeviceInstance)
                {
                    opened.Add((srb.CommandData.FilterTypeIndex, srb.HwInstanceExtension));
                }
                else if (srb.Command == SrbCommand.CloseDeviceInstance)
                {
                    closed.Add(srb.HwInstanceExtension);
                }

                EchoDevice.Answer(srb);
            },
        });
        device.FilterTypes.Should().Equal("GLOBAL", "Tuner");
        await using (var byIndex = await device.OpenFilterAsync(1))
        {
            await using var byName = await device.OpenFilterAsync("tuner");
            await using var first = await device.OpenFilterAsync();
            (byIndex.FilterTypeIndex, byName.FilterTypeIndex, first.FilterTypeIndex).Should().Be((1, 1, 0));
        }

        opened.Select(static open => open.Type).Should().Equal(1, 1, 0);
        opened.Select(static open => open.Extension).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        closed.Should().Equal(opened.Select(static open => open.Extension).Reverse());
        await FluentActions.Awaiting(() => device.OpenFilterAsync(2)).Should().ThrowAsync<ArgumentOutOfRangeException>();
        await FluentActions.Awaiting(() => device.OpenFilterAsync("other")).Should().ThrowAsync<StreamRequestException>();
    });

    [Fact]
    [Conformance("1 OPEN_DEVICE_INSTANCE")]
    public void OpenFilter_OfSeveralTypesWithoutExtension_SendsTheInstanceRequests() => Simulation.Run(1, async machine =>
    {
        var device = await machine.StartAsync(new EchoDevice { Registration = Types });
        await (await device.OpenFilterAsync(1)).CloseAsync();
        device.GetRequestCount(SrbCommand.OpenDeviceInstance).Should().Be(1);
        device.GetRequestCount(SrbCommand.CloseDeviceInstance).Should().Be(1);
    });

    [Theory]
    [InlineData(0x0200, NtStatus.Success, "a", "b")]
    [InlineData(0x0100, NtStatus.InvalidParameter, "a", "b")]
    [InlineData(0x0200, NtStatus.InvalidParameter, "a", "A")]
    [InlineData(0x0200, NtStatus.InvalidParameter, "a", "")]
    [InlineData(0x0100, NtStatus.Success)]
    public void Register_WithNameExtensions_NeedsTheirVersionAndNames(int version, NtStatus answer, params string[] names) => Simulation.Run(1, machine =>
    {
        NtStatus? given = null;
        FluentActions.Invoking(() => machine.LoadDriver((driver, path) =>
        {
            given = StreamClassDriver.RegisterMinidriver(
                driver,
                path,
                new HwInitializationData { MiniDriver = new EchoDevice(), StreamClassVersion = (ushort)version, NameExtensions = names });
            return NtStatus.Unsuccessful;
        })).Should().Throw<StreamRequestException>();
        given.Should().Be(answer);
        return Task.CompletedTask;
    });

    [Fact]
    [Conformance("3 ReenumerateStreams", "1 GET_STREAM_INFO")]
    public void ReenumerateStreams_AtARaisedLevel_DescribesTheDeviceAgain() => Seeds.Each(20, async machine =>
    {
        var streams = 2;
        var echo = new EchoDevice
        {
            OnDevice = srb => Describe(srb, streams),
            OnControl = static srb =>
            {
                srb.StreamClass.ReenumerateStreams(srb.HwDeviceExtension, HwStreamDescriptor.SizeFor(3));
                EchoDevice.Succeed(srb);
            },
        };
        var device = await machine.StartAsync(echo, new BellBoard());
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        streams = 3;
        await pin.SetStateAsync(KsState.Acquire);
        await machine.SettleAsync();
        device.GetRequestCount(SrbCommand.GetStreamInfo).Should().Be(2);
        device.Streams.Should().HaveCount(3);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        await filter.OpenPinAsync(2, EchoDevice.Format);
    });

    [Fact]
    [Conformance("3 FilterReenumerateStreams")]
    public void FilterReenumerateStreams_FromTheOpen_DescribesThatInstanceOnly() => Seeds.Each(20, async machine =>
    {
        HwExtension? described = null;
        var device = await machine.StartAsync(new EchoDevice
        {
            Registration = Types with { FilterInstanceExtension = Extension.OfSize(4) },
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.OpenDeviceInstance && srb.CommandData.FilterTypeIndex == 1)
                {
                    srb.StreamClass.FilterReenumerateStreams(srb.HwInstanceExtension!, HwStreamDescriptor.SizeFor(1));
                }

                described = srb.Command == SrbCommand.GetStreamInfo ? srb.HwInstanceExtension : described;
                Describe(srb, srb.HwInstanceExtension is null ? 2 : 1);
            },
        });
        var tuner = await device.OpenFilterAsync(1);
        var other = await device.OpenFilterAsync(0);
        described.Should().NotBeNull();
        tuner.Streams.Should().HaveCount(1);
        other.Streams.Should().HaveCount(2);
        device.Streams.Should().HaveCount(2);
    });

    [Fact]
    [Conformance("3 RegisterFilterWithNoKSPins")]
    public void RegisterFilterWithNoKsPins_FromInitializationComplete_IsShownToTheHost() => Simulation.Run(1, async machine =>
    {
        var tuner = Guid.Parse("a799a800-a46d-11d0-a18c-00a02401dcd4");
        var answers = new List<NtStatus>();
        var device = await machine.StartAsync(new EchoDevice
        {
            OnDevice = srb =>
            {
                answers.Add(srb.StreamClass.RegisterFilterWithNoKsPins(
                    srb.HwDeviceExtension, tuner, [true, false], [new KsIdentifier(tuner, 1), new KsIdentifier(tuner, 2)], []));
                EchoDevice.Answer(srb);
            },
        });
        answers.Should().Equal(NtStatus.InvalidDeviceState, NtStatus.InvalidDeviceState, NtStatus.Success);
        var registered = device.RegisteredFilters.Should().ContainSingle().Subject;
        registered.InterfaceClass.Should().Be(tuner);
        registered.PinCount.Should().Be(2);
        registered.PinDirection.Should().Equal(true, false);
        registered.MediumList.Select(static medium => medium.Id).Should().Equal(1u, 2u);
        registered.CategoryList.Should().BeEmpty();
    });

    private static HwInitializationData Types => new() { MiniDriver = null!, StreamClassVersion = 0x0200, NameExtensions = ["GLOBAL", "Tuner"] };

    private static void Describe(HwStreamRequestBlock srb, int streams)
    {
        if (srb.Command != SrbCommand.GetStreamInfo)
        {
            EchoDevice.Answer(srb);
            return;
        }

        for (var i = 0; i < streams; i++)
        {
            srb.CommandData.StreamBuffer.Add(new HwStreamInformation
            {
                DataFlow = i == 0 ? KsPinDataFlow.In : KsPinDataFlow.Out, NumberOfPossibleInstances = 9, StreamFormatsArray = [EchoDevice.Format],
            });
        }

        EchoDevice.Succeed(srb);
    }
}
