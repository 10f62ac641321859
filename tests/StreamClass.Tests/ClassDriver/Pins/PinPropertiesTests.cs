using System.Text;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Pins;

/// <summary>KSPROPSETID_Pin: what the class driver says out of the minidriver's description. Reference 13.3.</summary>
public class PinPropertiesTests
{
    private const uint Video = 0;
    private const uint Bridge = 1;

    private static readonly Guid s_category = new("11111111-2222-3333-4444-555555555555");
    private static readonly Guid s_name = new("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
    private static readonly Guid s_bus = new("99999999-2222-3333-4444-555555555555");

    private static readonly KsDataFormatBlock s_odd = new(
        new KsDataFormat { MajorFormat = KsDataFormatType.Video, SubFormat = KsDataFormatSubtype.Mpeg2Video }, [1, 2, 3]);

    private static readonly KsDataFormatBlock s_plain =
        KsDataFormatBlock.Create(KsDataFormatType.Audio, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.None);

    [Fact]
    [Conformance("13.3 CTYPES")]
    public void CTypes_OfAFilter_IsTheNumberOfStreams() => Run(static async filter =>
    {
        var output = new byte[4];
        var request = KsStructure.ToArray(new KsProperty(KsPropertySetId.Pin, (uint)KsPropertyPin.CTypes, KsPropertyFlags.Get));
        (await filter.DeviceControlAsync(KsControlCode.Property, request, output)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        KsStructure.Read<uint>(output).Should().Be(2);
    });

    [Fact]
    [Conformance("13.3 DATAFLOW", "13.3 KSP_PIN")]
    public void DataFlow_OfEachPin_IsThatOfItsStream() => Run(static async filter =>
    {
        (await filter.GetPinAsync<uint>(KsPropertyPin.DataFlow, Video)).Should().Be(1);
        (await filter.GetPinAsync<uint>(KsPropertyPin.DataFlow, Bridge)).Should().Be(2);
    });

    [Fact]
    [Conformance("13.3 COMMUNICATION", "13.13 communication-none")]
    public void Communication_OfEachPin_IsSinkUnlessItIsABridge() => Run(static async filter =>
    {
        (await filter.GetPinAsync<uint>(KsPropertyPin.Communication, Video)).Should().Be((uint)KsPinCommunication.Sink).And.Be(1);
        (await filter.GetPinAsync<uint>(KsPropertyPin.Communication, Bridge)).Should().Be((uint)KsPinCommunication.Bridge).And.Be(4);
    });

    [Theory]
    [InlineData(KsPropertyPin.DataRanges)]
    [InlineData(KsPropertyPin.ConstrainedDataRanges)]
    [Conformance("13.3 DATARANGES", "13.3 CONSTRAINEDDATARANGES", "13.7 formats-array")]
    public void DataRanges_OfUnequalLength_BeginOnEightBytesAndCountTheirPadding(KsPropertyPin id) => Run(async filter =>
    {
        var (answer, value) = await filter.GetPinValueAsync(id, Video);
        answer.Should().Be(new KsAnswer(NtStatus.Success, 8 + 72 + 64));
        KsStructure.Read<KsMultipleItem>(value).Should().Be(new KsMultipleItem { Size = 144, Count = 2 });
        value.AsSpan(8, 67).ToArray().Should().Equal(s_odd.Block.ToArray());
        value.AsSpan(8 + 72).ToArray().Should().Equal(s_plain.Block.ToArray());
    });

    [Fact]
    [Conformance("13.3 INTERFACES")]
    public void Interfaces_OfAnyPin_AreTheStreamingOne() => Run(static async filter =>
        PinRequests.Entries<KsIdentifier>((await filter.GetPinValueAsync(KsPropertyPin.Interfaces, Video)).Value)
            .Should().Equal(KsInterface.Streaming));

    [Fact]
    [Conformance("13.3 MEDIUMS")]
    public void Mediums_OfAPin_AreThoseOfItsStreamOrTheStandardOne() => Run(static async filter =>
    {
        PinRequests.Entries<KsIdentifier>((await filter.GetPinValueAsync(KsPropertyPin.Mediums, Video)).Value)
            .Should().Equal(KsMedium.AnyInstance);
        PinRequests.Entries<KsIdentifier>((await filter.GetPinValueAsync(KsPropertyPin.Mediums, Bridge)).Value)
            .Should().Equal(new KsIdentifier(s_bus, 7), new KsIdentifier(s_bus, 8));
    });

    [Fact]
    [Conformance("13.3 CATEGORY")]
    public void Category_OfAPin_IsThatOfItsStreamIfItHasOne() => Run(static async filter =>
    {
        (await filter.GetPinAsync<Guid>(KsPropertyPin.Category, Video)).Should().Be(s_category);
        (await filter.GetPinAsync(KsPropertyPin.Category, Bridge, new byte[16])).Status.Should().Be(NtStatus.NotFound);
    });

    [Fact]
    [Conformance("13.3 NAME")]
    public void Name_OfAPin_IsWhatTheRegistryHasForItsGuid() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(Device().Echo());
        (await filter.GetPinAsync(KsPropertyPin.Name, Bridge, Memory<byte>.Empty)).Status.Should().Be(NtStatus.NotFound, "it has no GUID");
        (await filter.GetPinAsync(KsPropertyPin.Name, Video, Memory<byte>.Empty)).Status.Should().Be(NtStatus.NotFound, "nothing is registered");
        machine.Registry.SetValue(
            $@"\Registry\Machine\System\CurrentControlSet\Control\MediaCategories\{s_name:B}", "Name", RegistryValue.FromText("Vidéo"));
        (await filter.GetPinAsync(KsPropertyPin.Name, Video, new byte[11])).Status.Should().Be(NtStatus.BufferTooSmall);
        var (answer, value) = await filter.GetPinValueAsync(KsPropertyPin.Name, Video);
        answer.Should().Be(new KsAnswer(NtStatus.Success, 12));
        Encoding.Unicode.GetString(value).Should().Be("Vidéo\0");
    });

    [Fact]
    [Conformance("13.3 KSP_PIN")]
    public void PinProperty_WithLessThanAPinId_IsBufferTooSmall() => Run(static async filter =>
    {
        var request = PinRequests.Request(KsPropertyPin.DataFlow, Video);
        (await filter.DeviceControlAsync(KsControlCode.Property, request.AsMemory(0, 31), new byte[4])).Status.Should().Be(NtStatus.BufferTooSmall);
        (await filter.DeviceControlAsync(KsControlCode.Property, request, new byte[3])).Status.Should().Be(NtStatus.BufferTooSmall);
    });

    [Theory]
    [InlineData(KsPropertyPin.CInstances)]
    [InlineData(KsPropertyPin.DataFlow)]
    [InlineData(KsPropertyPin.DataRanges)]
    [InlineData(KsPropertyPin.Interfaces)]
    [InlineData(KsPropertyPin.Mediums)]
    [InlineData(KsPropertyPin.Communication)]
    [InlineData(KsPropertyPin.Category)]
    [InlineData(KsPropertyPin.Name)]
    [InlineData(KsPropertyPin.ConstrainedDataRanges)]
    [Conformance("13.3 pin-id")]
    public void PinProperty_OfNoSuchPin_IsInvalidParameter(KsPropertyPin id) => Run(async filter =>
    {
        foreach (var pin in (uint[])[2, 0x80000000, uint.MaxValue])
        {
            (await filter.GetPinAsync(id, pin, new byte[200])).Should()
                .Be(new KsAnswer(NtStatus.InvalidParameter, 0, KsRequestCheck.PinId));
        }
    });

    [Theory]
    [InlineData(KsPropertyPin.CInstances)]
    [InlineData(KsPropertyPin.DataFlow)]
    [InlineData(KsPropertyPin.Name)]
    public void PinProperty_Set_IsNotFound(KsPropertyPin id) => Run(async filter =>
    {
        var request = KsStructure.ToArray(new KspPin { Property = new KsProperty(KsPropertySetId.Pin, (uint)id, KsPropertyFlags.Set) });
        (await filter.DeviceControlAsync(KsControlCode.Property, request, new byte[200])).Status.Should().Be(NtStatus.NotFound);
    });

    private static void Run(Func<Filter, Task> scenario) =>
        Simulation.Run(1, async machine => await scenario(await machine.OpenAsync(Device().Echo())));

    private static PinDevice Device() => new()
    {
        Streams =
        [
            new HwStreamInformation
            {
                DataFlow = KsPinDataFlow.In, StreamFormatsArray = [s_odd, s_plain], Category = s_category, Name = s_name,
            },
            new HwStreamInformation
            {
                DataFlow = KsPinDataFlow.Out, StreamFormatsArray = [s_plain], BridgeStream = true, Mediums = [new(s_bus, 7), new(s_bus, 8)],
            },
        ],
    };
}
