using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Pins;

/// <summary>The properties of KSPROPSETID_Pin that only a minidriver knows. Reference 13.3.</summary>
public class MinidriverPinPropertiesTests
{
    private const KsPropertyPin ProposeDataFormat2 = (KsPropertyPin)15;
    private const KsPropertyPin ModeDataFormats = (KsPropertyPin)16;

    [Theory]
    [InlineData(KsPropertyPin.GlobalCInstances, 8)]
    [InlineData(KsPropertyPin.NecessaryInstances, 4)]
    [InlineData(KsPropertyPin.PhysicalConnection, 40)]
    [InlineData(KsPropertyPin.ProposeDataFormat, 64)]
    [Conformance("13.3 GLOBALCINSTANCES", "13.3 NECESSARYINSTANCES", "13.3 PHYSICALCONNECTION", "13.3 PROPOSEDATAFORMAT", "13.3 minidriver-ids")]
    public void MinidriversProperty_Declared_GoesToTheMinidriver(KsPropertyPin id, int length) => Simulation.Run(1, async machine =>
    {
        var pins = Device(id, length);
        var filter = await machine.OpenAsync(pins.Echo());
        var output = new byte[length];
        (await filter.GetPinAsync(id, 0, output)).Should().Be(new KsAnswer(NtStatus.Success, (uint)length));
        output.Should().OnlyContain(static value => value == 0x5A);
        pins.Commands.Should().ContainSingle(static command => command == SrbCommand.GetDeviceProperty);
        (await filter.GetPinAsync(id, 0, new byte[length - 1])).Status.Should().Be(NtStatus.BufferTooSmall);
    });

    [Fact]
    [Conformance("13.3 PROPOSEDATAFORMAT")]
    public void ProposeDataFormat_Refused_IsNoMatch() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(Device(KsPropertyPin.ProposeDataFormat, 64).Echo());
        var request = KsStructure.ToArray(new KspPin
        {
            Property = new KsProperty(KsPropertySetId.Pin, (uint)KsPropertyPin.ProposeDataFormat, KsPropertyFlags.Set),
        });
        (await filter.DeviceControlAsync(KsControlCode.Property, request, EchoDevice.Format.Block.ToArray()))
            .Should().Be(new KsAnswer(NtStatus.NoMatch));
    });

    [Theory]
    [InlineData(KsPropertyPin.GlobalCInstances)]
    [InlineData(KsPropertyPin.NecessaryInstances)]
    [InlineData(KsPropertyPin.PhysicalConnection)]
    [InlineData(KsPropertyPin.ProposeDataFormat)]
    [Conformance("13.3 minidriver-ids")]
    public void MinidriversProperty_NotDeclared_IsNotFound(KsPropertyPin id) => Simulation.Run(1, async machine =>
    {
        var pins = Device(KsPropertyPin.CInstances, 4);
        var filter = await machine.OpenAsync(pins.Echo());
        (await filter.GetPinAsync(id, 0, new byte[100])).Should().Be(new KsAnswer(NtStatus.NotFound, 0, KsRequestCheck.Id));
        pins.Commands.Should().NotContain(SrbCommand.GetDeviceProperty);
    });

    [Fact]
    [Conformance("13.3 own-ids-win")]
    public void ClassDriversProperty_DeclaredByTheMinidriver_IsStillTheClassDrivers() => Simulation.Run(1, static async machine =>
    {
        var pins = Device(KsPropertyPin.DataFlow, 4);
        var filter = await machine.OpenAsync(pins.Echo());
        (await filter.GetPinAsync<uint>(KsPropertyPin.DataFlow, 0)).Should().Be(1);
        pins.Commands.Should().NotContain(SrbCommand.GetDeviceProperty);
    });

    [Theory]
    [InlineData(ProposeDataFormat2)]
    [InlineData(ModeDataFormats)]
    [Conformance("13.3 PROPOSEDATAFORMAT2", "13.3 MODEDATAFORMATS")]
    public void NewerProperty_EvenDeclared_IsNotFound(KsPropertyPin id) => Simulation.Run(1, async machine =>
    {
        var pins = Device(id, 4);
        var filter = await machine.OpenAsync(pins.Echo());
        (await filter.GetPinAsync(id, 0, new byte[100])).Should().Be(new KsAnswer(NtStatus.NotFound, 0, KsRequestCheck.Id));
        pins.Commands.Should().NotContain(SrbCommand.GetDeviceProperty);
    });

    /// <summary>A device that declares one property of the set, and fills what is read.</summary>
    private static PinDevice Device(KsPropertyPin declared, int length) => new()
    {
        Streams = [new HwStreamInformation { DataFlow = KsPinDataFlow.In, StreamFormatsArray = [EchoDevice.Format] }],
        Properties =
        [
            new KsPropertySet(KsPropertySetId.General),
            new KsPropertySet(KsPropertySetId.Pin, new KsPropertyItem
            {
                PropertyId = (uint)declared,
                GetSupported = true,
                SetSupported = true,
                MinProperty = KspPin.NativeSize,
                MinData = (uint)length,
            }),
        ],
        Property = static srb =>
        {
            if (srb.Command == SrbCommand.SetDeviceProperty)
            {
                return NtStatus.NoMatch;
            }

            var info = srb.CommandData.PropertyInfo;
            info.PropertySetId.Should().Be(1);
            info.PropertyInputSize.Should().Be(KspPin.NativeSize);
            info.PropertyInfo.Span.Fill(0x5A);
            srb.ActualBytesTransferred = info.PropertyOutputSize;
            return NtStatus.Success;
        },
    };
}
