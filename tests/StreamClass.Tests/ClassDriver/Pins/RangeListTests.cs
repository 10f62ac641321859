using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Pins;

/// <summary>Lists of ranges that are not what they say. None of it reaches the minidriver. Reference 13.7.</summary>
public class RangeListTests
{
    private static readonly KsDataFormatBlock s_odd = new(
        new KsDataFormat { MajorFormat = KsDataFormatType.Stream }, [1, 2, 3]);

    [Theory]
    [InlineData(0u, 1u, "a list shorter than its own head")]
    [InlineData(7u, 1u, "a list shorter than its own head")]
    [InlineData(8u, 1u, "a counted range that is not there")]
    [InlineData(71u, 1u, "a range that is cut off by the list")]
    [InlineData(72u, 2u, "a counted range that is not there")]
    [InlineData(72u, uint.MaxValue, "more ranges than there can be")]
    [InlineData(1000u, 1u, "a list longer than the request")]
    [InlineData(uint.MaxValue, 1u, "a list longer than the request")]
    public void Intersect_OfAListThatIsNotWhole_IsInvalidBufferSize(uint size, uint count, string because) => Check(
        KsStructure.ToArray(new KsMultipleItem { Size = size, Count = count }, EchoDevice.Format.Block.Span), because);

    [Theory]
    [InlineData(0u)]
    [InlineData(63u)]
    [InlineData(65u)]
    [InlineData(0x80000000u)]
    [InlineData(uint.MaxValue)]
    [Conformance("13.7 range-too-short")]
    public void Intersect_OfARangeThatIsNotWhole_IsInvalidBufferSize(uint formatSize)
    {
        var range = EchoDevice.Format.Block.ToArray();
        KsStructure.Write(range, formatSize);
        Check(KsStructure.ToArray(new KsMultipleItem { Size = 72, Count = 1 }, range), "the range is not whole");
    }

    [Fact]
    [Conformance("13.7 range-too-short")]
    public void Intersect_WithALaterRangeThatIsNotWhole_AsksForNone()
    {
        var ranges = PinRequests.Ranges(EchoDevice.Format, EchoDevice.Format);
        KsStructure.Write(ranges.AsSpan(8 + 64), 63u);
        Check(ranges, "the second range is not whole");
    }

    [Fact]
    [Conformance("13.7 eight-bytes")]
    public void Intersect_WithRangesNotOnEightBytes_IsInvalidBufferSize()
    {
        byte[] packed = [.. s_odd.Block.Span, .. EchoDevice.Format.Block.Span];
        Check(KsStructure.ToArray(new KsMultipleItem { Size = (uint)(8 + packed.Length), Count = 2 }, packed), "the second one is not on eight bytes");
    }

    [Fact]
    [Conformance("13.3 DATAINTERSECTION")]
    public void Intersect_WithoutAList_IsBufferTooSmall() => Simulation.Run(1, static async machine =>
    {
        var pins = Device();
        var filter = await machine.OpenAsync(pins.Echo());
        for (var length = 24; length < 40; length++)
        {
            var request = PinRequests.Request(KsPropertyPin.DataIntersection, 0, PinRequests.Ranges()).AsMemory(0, length);
            (await filter.DeviceControlAsync(KsControlCode.Property, request, new byte[100])).Status.Should().Be(NtStatus.BufferTooSmall);
        }

        (await filter.IntersectAsync(1, PinRequests.Ranges(EchoDevice.Format), new byte[100]))
            .Should().Be(new KsAnswer(NtStatus.InvalidParameter, 0, KsRequestCheck.PinId));
        pins.Asked.Should().BeEmpty();
    });

    [Fact]
    public void Intersect_OfAnyCutOfAWholeRequest_NeverReachesTheMinidriver() => Simulation.Run(1, static async machine =>
    {
        var pins = Device();
        var filter = await machine.OpenAsync(pins.Echo());
        var whole = PinRequests.Request(KsPropertyPin.DataIntersection, 0, PinRequests.Ranges(s_odd, EchoDevice.Format));
        for (var length = 0; length < whole.Length; length++)
        {
            (await filter.DeviceControlAsync(KsControlCode.Property, whole.AsMemory(0, length), new byte[100])).Status
                .Should().BeOneOf(NtStatus.InvalidBufferSize, NtStatus.BufferTooSmall);
        }

        pins.Asked.Should().BeEmpty();
        (await filter.DeviceControlAsync(KsControlCode.Property, whole, new byte[100])).Status.Should().Be(NtStatus.NoMatch);
        pins.Asked.Should().HaveCount(2);
    });

    private static void Check(byte[] ranges, string because) => Simulation.Run(1, async machine =>
    {
        var pins = Device();
        var filter = await machine.OpenAsync(pins.Echo());
        (await filter.IntersectAsync(0, ranges, new byte[100])).Should()
            .Be(new KsAnswer(NtStatus.InvalidBufferSize, 0, KsRequestCheck.Ranges), because);
        pins.Asked.Should().BeEmpty();
    });

    private static PinDevice Device() => new()
    {
        Streams = [new HwStreamInformation { StreamFormatsArray = [KsDataFormatBlock.Create(Guid.Empty, Guid.Empty, Guid.Empty)] }],
    };
}
