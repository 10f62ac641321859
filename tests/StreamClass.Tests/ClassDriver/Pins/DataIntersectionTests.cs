using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Pins;

/// <summary>Finding a format that a client and a stream have in common. Reference 13.7.</summary>
public class DataIntersectionTests
{
    private static readonly Guid s_yuy2 = KsDataFormatSubtype.Yuy2;
    private static readonly Guid s_uyvy = KsDataFormatSubtype.Uyvy;

    private static readonly KsDataFormatBlock s_first = Video(s_yuy2, 1);
    private static readonly KsDataFormatBlock s_second = Video(s_uyvy, 2, 3, 4);
    private static readonly KsDataFormatBlock s_third = Video(s_yuy2);
    private static readonly KsDataFormatBlock s_found = Video(s_uyvy, 9, 9, 9, 9);

    [Fact]
    [Conformance("1 GET_DATA_INTERSECTION", "13.3 DATAINTERSECTION", "13.7 one-at-a-time", "13.7 eight-bytes", "13.7 first-success", "13.7 output-length")]
    public void Intersect_OfSeveralRanges_AsksForOneAfterTheOtherUntilTheFirstSuccess() => Run(
        static info => info.DataRange.Format.SubFormat == s_uyvy ? s_found : null,
        static async (filter, pins) =>
        {
            var output = new byte[200];
            var answer = await filter.IntersectAsync(0, PinRequests.Ranges(s_first, s_second, s_third), output);
            answer.Should().Be(new KsAnswer(NtStatus.Success, 68));
            output.AsSpan(0, 68).ToArray().Should().Equal(s_found.Block.ToArray());
            output.AsSpan(68).ToArray().Should().OnlyContain(static value => value == 0);
            Blocks(pins).Should().Equal(Blocks(s_first, s_second));
            pins.Room.Should().Be(200);
        });

    [Fact]
    [Conformance("13.7 no-match-goes-on", "13.7 none-left")]
    public void Intersect_WithNothingInCommon_IsNoMatchAfterAllRanges() => Run(static _ => null, static async (filter, pins) =>
    {
        (await filter.IntersectAsync(0, PinRequests.Ranges(s_first, s_second, s_third), new byte[200])).Should().Be(new KsAnswer(NtStatus.NoMatch));
        Blocks(pins).Should().Equal(Blocks(s_first, s_second, s_third));
        (await filter.IntersectAsync(0, PinRequests.Ranges(), new byte[200])).Should().Be(new KsAnswer(NtStatus.NoMatch));
        pins.Asked.Should().HaveCount(3);
    });

    [Fact]
    [Conformance("13.7 error-ends")]
    public void Intersect_AnsweredWithAnotherError_EndsThere() => Simulation.Run(1, static async machine =>
    {
        var pins = Device(static _ => (NtStatus.InsufficientResources, 0));
        var filter = await machine.OpenAsync(pins.Echo());
        (await filter.IntersectAsync(0, PinRequests.Ranges(s_first, s_second), new byte[200])).Status.Should().Be(NtStatus.InsufficientResources);
        pins.Asked.Should().HaveCount(1);
    });

    [Fact]
    [Conformance("13.7 range-filter")]
    public void Intersect_OfRangesThatCannotMatch_IsNotAskedOfTheMinidriver() => Run(static _ => s_found, static async (filter, pins) =>
    {
        var otherMajor = KsDataFormatBlock.Create(KsDataFormatType.Audio, s_yuy2, KsDataFormatSpecifier.None);
        var otherSub = KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.None);
        var otherSpecifier = KsDataFormatBlock.Create(KsDataFormatType.Video, s_yuy2, KsDataFormatSpecifier.WaveFormatEx);
        (await filter.IntersectAsync(0, PinRequests.Ranges(otherMajor, otherSub, otherSpecifier), new byte[200]))
            .Should().Be(new KsAnswer(NtStatus.NoMatch));
        pins.Asked.Should().BeEmpty();
        var anything = KsDataFormatBlock.Create(Guid.Empty, Guid.Empty, Guid.Empty);
        (await filter.IntersectAsync(0, PinRequests.Ranges(otherMajor, anything), new byte[200])).Status.Should().Be(NtStatus.Success);
        Blocks(pins).Should().Equal(Blocks(anything));
    });

    [Fact]
    [Conformance("13.7 length-zero")]
    public void Intersect_WithoutRoom_IsBufferOverflowWithTheSize() => Run(static _ => s_found, static async (filter, pins) =>
    {
        (await filter.IntersectAsync(0, PinRequests.Ranges(s_first), Memory<byte>.Empty)).Should().Be(new KsAnswer(NtStatus.BufferOverflow, 68));
        pins.Room.Should().Be(0);
    });

    [Fact]
    [Conformance("13.7 length-four")]
    public void Intersect_WithRoomForANumber_IsTheSize() => Run(static _ => s_found, static async (filter, pins) =>
    {
        var output = new byte[4];
        (await filter.IntersectAsync(0, PinRequests.Ranges(s_first), output)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        KsStructure.Read<uint>(output).Should().Be(68);
        pins.Room.Should().Be(0);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(67)]
    [Conformance("13.7 length-short")]
    public void Intersect_WithTooLittleRoom_IsBufferTooSmall(int length) => Run(static _ => s_found, async (filter, _) =>
    {
        var output = new byte[length];
        (await filter.IntersectAsync(0, PinRequests.Ranges(s_first), output)).Status.Should().Be(NtStatus.BufferTooSmall);
        output.Should().OnlyContain(static value => value == 0);
    });

    [Theory]
    [InlineData(0u)]
    [InlineData(63u)]
    [InlineData(201u)]
    [InlineData(uint.MaxValue)]
    [Conformance("13.7 format-block")]
    public void Intersect_AnsweredWithWhatIsNoWholeFormat_FailsAndGivesTheClientNothing(uint formatSize) => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(Device(info =>
        {
            KsStructure.Write(info.DataFormatBuffer.Span, new KsDataFormat { FormatSize = formatSize, MajorFormat = KsDataFormatType.Video });
            return (NtStatus.Success, formatSize);
        }).Echo());
        var output = new byte[200];
        (await filter.IntersectAsync(0, PinRequests.Ranges(s_first), output)).Should().Be(new KsAnswer(NtStatus.DriverInternalError));
        output.Should().OnlyContain(static value => value == 0);
    });

    [Theory]
    [InlineData(640u, 640u, true)]
    [InlineData(0u, 640u, true)]
    [InlineData(640u, 0u, true)]
    [InlineData(640u, 641u, false)]
    [Conformance("13.7 image-size")]
    public void Intersect_AnsweredWithVideo_NeedsOneSizeOfTheImage(uint sampleSize, uint imageSize, bool isRight) => Simulation.Run(1, async machine =>
    {
        var head = new KsDataFormat
        {
            MajorFormat = KsDataFormatType.Video, SubFormat = s_yuy2, Specifier = KsDataFormatSpecifier.VideoInfo, SampleSize = sampleSize,
        };
        var header = new KsVideoInfoHeader { BitmapInfoHeader = new KsBitmapInfoHeader { SizeImage = imageSize } };
        var found = KsDataFormatBlock.Create(head, header);
        var filter = await machine.OpenAsync(new PinDevice { Streams = [Stream()], Find = _ => found }.Echo());
        (await filter.IntersectAsync(0, PinRequests.Ranges(s_first), new byte[200])).Status
            .Should().Be(isRight ? NtStatus.Success : NtStatus.DriverInternalError);
    });

    [Fact]
    [Conformance("1 GET_DATA_INTERSECTION")]
    public void FindDataFormat_OfATypedClient_IsTheFormatOrNull() => Run(
        static info => info.DataRange.Format.SubFormat == s_uyvy ? s_found : null,
        static async (filter, _) =>
        {
            var format = await filter.FindDataFormatAsync(0, s_first, s_second);
            format!.Block.ToArray().Should().Equal(s_found.Block.ToArray());
            (await filter.FindDataFormatAsync(0, s_first, s_third)).Should().BeNull();
            await filter.Awaiting(static asking => asking.FindDataFormatAsync(1, s_first)).Should().ThrowAsync<ArgumentOutOfRangeException>();
        });

    [Fact]
    public void FindDataFormat_AnsweredWithAnError_Throws() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(Device(static _ => (NtStatus.IoDeviceError, 0)).Echo());
        (await ((Task)filter.FindDataFormatAsync(0, s_first)).OutcomeAsync()).Should().Be(NtStatus.IoDeviceError);
    });

    private static void Run(Func<StreamDataIntersectInfo, KsDataFormatBlock?> find, Func<Filter, PinDevice, Task> scenario) =>
        Simulation.Run(1, async machine =>
        {
            var pins = new PinDevice { Streams = [Stream()], Find = find };
            await scenario(await machine.OpenAsync(pins.Echo()), pins);
        });

    private static PinDevice Device(Func<StreamDataIntersectInfo, (NtStatus Status, uint Length)> intersect) =>
        new() { Streams = [Stream()], Intersect = intersect };

    private static HwStreamInformation Stream() => new() { StreamFormatsArray = [s_third, Video(s_uyvy)] };

    private static KsDataFormatBlock Video(Guid sub, params byte[] specific) => new(
        new KsDataFormat { MajorFormat = KsDataFormatType.Video, SubFormat = sub, Specifier = KsDataFormatSpecifier.None }, specific);

    private static IEnumerable<string> Blocks(PinDevice pins) => Blocks([.. pins.Asked]);

    private static IEnumerable<string> Blocks(params KsDataFormatBlock[] blocks) =>
        blocks.Select(static block => Convert.ToHexString(block.Block.Span));
}
