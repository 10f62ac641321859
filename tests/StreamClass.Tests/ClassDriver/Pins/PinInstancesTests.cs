using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Pins;

/// <summary>How often a stream can be open, and is. Reference 13.3, 13.7.</summary>
public class PinInstancesTests
{
    [Fact]
    [Conformance("13.3 CINSTANCES")]
    public void CInstances_OfAPin_CountsTheOpenOnes() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(Device(3).Echo());
        (await filter.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, 0)).Should().Be(Count(3, 0));
        var first = await filter.OpenPinAsync(0, EchoDevice.Format);
        await filter.OpenPinAsync(0, EchoDevice.Format);
        (await filter.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, 0)).Should().Be(Count(3, 2));
        (await filter.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, 1)).Should().Be(Count(3, 0));
        await first.CloseAsync();
        (await filter.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, 0)).Should().Be(Count(3, 1));
    });

    [Fact]
    [Conformance("13.3 CINSTANCES", "13.7 too-many-nodes")]
    public void CInstances_OfSeveralFilterInstances_CountsEachForItself() => Simulation.Run(1, static async machine =>
    {
        var device = await machine.StartAsync(Device(1, Extension.OfSize(4)).Echo());
        var one = await device.OpenFilterAsync();
        var other = await device.OpenFilterAsync();
        await one.OpenPinAsync(0, EchoDevice.Format);
        (await other.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, 0)).Should().Be(Count(1, 0));
        await other.OpenPinAsync(0, EchoDevice.Format);
        (await ((Task)one.OpenPinAsync(0, EchoDevice.Format)).OutcomeAsync()).Should().Be(NtStatus.TooManyNodes);
        (await one.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, 0)).Should().Be(Count(1, 1));
    });

    [Fact]
    [Conformance("13.3 CINSTANCES")]
    public void CInstances_OfHandlesThatTheMinidriverCannotTellApart_CountsThemTogether() => Simulation.Run(1, static async machine =>
    {
        var device = await machine.StartAsync(Device(2).Echo());
        var one = await device.OpenFilterAsync();
        var other = await device.OpenFilterAsync();
        await one.OpenPinAsync(0, EchoDevice.Format);
        (await other.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, 0)).Should().Be(Count(2, 1));
    });

    [Fact]
    [Conformance("13.3 no-maximum")]
    public void OpenPin_WithoutAMaximum_NeverIsTooManyNodes() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(Device(0xFFFFFFFF).Echo());
        for (var i = 0; i < 20; i++)
        {
            await filter.OpenPinAsync(0, EchoDevice.Format);
        }

        (await filter.GetPinAsync<KsPinCInstances>(KsPropertyPin.CInstances, 0)).Should().Be(Count(0xFFFFFFFF, 20));
    });

    [Fact]
    [Conformance("13.7 too-many-nodes")]
    public void OpenPin_OverThePossibleInstances_IsRefusedBeforeTheMinidriverIsAsked() => Simulation.Run(1, static async machine =>
    {
        var pins = Device(1);
        var filter = await machine.OpenAsync(pins.Echo());
        await filter.OpenPinAsync(0, EchoDevice.Format);
        var answer = await filter.CreatePinAsync(PinRequests.Connect(0, EchoDevice.Format.Block.Span), FileAccess.Write);
        answer.Should().Be(new StreamClass.Client.PinAnswer(NtStatus.TooManyNodes, null, KsRequestCheck.Instances));
        pins.Commands.Count(static command => command == SrbCommand.OpenStream).Should().Be(1);
    });

    private static KsPinCInstances Count(uint possible, uint current) => new() { PossibleCount = possible, CurrentCount = current };

    private static PinDevice Device(uint instances, Extension? extension = null) => new()
    {
        InstanceExtension = extension ?? Extension.None,
        Streams =
        [
            new HwStreamInformation { DataFlow = KsPinDataFlow.In, StreamFormatsArray = [EchoDevice.Format], NumberOfPossibleInstances = instances },
            new HwStreamInformation { DataFlow = KsPinDataFlow.Out, StreamFormatsArray = [EchoDevice.Format], NumberOfPossibleInstances = instances },
        ],
    };
}
