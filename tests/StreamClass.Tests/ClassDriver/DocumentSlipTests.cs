using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver;

/// <summary>Where the documents slip, and what is meant. Reference 13.13.</summary>
public class DocumentSlipTests
{
    [Fact]
    [Conformance("13.13 propose-data-format")]
    public void ProposeDataFormat_OfAPin_ProposesAFormatAndNoRate() => Simulation.Run(1, static async machine =>
    {
        var log = new List<SrbCommand>();
        KsDataFormatBlock? proposed = null;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnControl = srb =>
            {
                log.Add(srb.Command);
                proposed = srb.Command == SrbCommand.ProposeDataFormat ? srb.CommandData.OpenFormat : null;
                EchoDevice.Succeed(srb);
            },
        });
        (await pin.DeviceControlAsync(
            KsControlCode.Property,
            KsStructure.ToArray(new KsProperty(KsPropertySetId.Connection, (uint)KsPropertyConnection.ProposeDataFormat, KsPropertyFlags.Set)),
            EchoDevice.Format.Block.ToArray())).Status.Should().Be(NtStatus.Success);
        log.Should().Equal(SrbCommand.ProposeDataFormat);
        proposed!.Block.ToArray().Should().Equal(EchoDevice.Format.Block.ToArray());
    });

    [Fact]
    [Conformance("13.13 video-port-specifier")]
    public void VideoPort_OfADvdDecoder_HasTheSpecifierNone()
    {
        KsDvdFormat.VideoPortOut.Format.Specifier.Should().Be(KsDataFormatSpecifier.None);
        KsDataFormatSpecifier.None.Should().Be(new Guid("0f6417d6-c318-11d0-a43f-00a0c9223196"));
    }

    [Fact]
    [Conformance("13.13 type-changed")]
    public void Write_OfANewFormat_IsMarkedTypeChanged() => Simulation.Run(1, static async machine =>
    {
        var flags = KsStreamHeaderOptions.None;
        var pin = await machine.OpenPinAsync(
            new EchoDevice
            {
                OnData = srb =>
                {
                    flags = srb.CommandData.DataBufferArray[0].OptionsFlags;
                    EchoDevice.Succeed(srb);
                },
            },
            EchoDevice.Input);
        await pin.ProposeDataFormatAsync(EchoDevice.Format);
        await pin.WriteAsync(new KsStreamHeader { OptionsFlags = KsStreamHeaderOptions.TypeChanged }, EchoDevice.Format.Block);
        ((uint)flags).Should().Be(0x8);
    });

    [Fact]
    [Conformance("13.13 prop-type-set")]
    public void BasicSupport_OfATypedProperty_NamesTheSetOfTypes() => Simulation.Run(1, static async machine =>
    {
        var set = new Guid("12345678-1111-2222-3333-444444444444");
        var filter = await machine.OpenAsync(new PinDevice
        {
            Streams = [new HwStreamInformation()],
            Properties =
            [
                new KsPropertySet(set, new KsPropertyItem
                {
                    PropertyId = 1,
                    GetSupported = true,
                    Values = new KsPropertyValues { PropTypeSet = KsPropertyTypeSetId.General, PropTypeId = (uint)VarType.I4 },
                }),
            ],
        }.Echo());
        var output = new byte[KsPropertyDescription.NativeSize];
        var request = KsStructure.ToArray(new KsProperty(set, 1, KsPropertyFlags.BasicSupport));
        (await filter.DeviceControlAsync(KsControlCode.Property, request, output)).Status.Should().Be(NtStatus.Success);
        KsStructure.Read<KsPropertyDescription>(output).PropTypeSet
            .Should().Be(new KsIdentifier(new Guid("97e99ba0-bdea-11cf-a5d6-28db04c10000"), 3));
    });

    [Fact]
    [Conformance("13.13 notification-targets")]
    public void StreamNotification_ReadyForData_IsSaidOfTheStream() => Simulation.Run(1, static async machine =>
    {
        var seen = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                seen++;
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
            },
        });
        var reads = new[] { pin.ReadAsync(new byte[4]).AsTask(), pin.ReadAsync(new byte[4]).AsTask() };
        await machine.SettleAsync();
        seen.Should().Be(2, "the stream is ready for the second before the first has come back");
        await pin.CloseAsync();
        foreach (var read in reads)
        {
            (await ((Task)read).OutcomeAsync()).Should().Be(NtStatus.Cancelled);
        }
    });
}
