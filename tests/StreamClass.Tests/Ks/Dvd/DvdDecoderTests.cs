using System.Buffers.Binary;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices.Dvd;

namespace StreamClass.Tests.Ks.Dvd;

/// <summary>Subpictures, sound, rates and captions of a DVD decoder. Reference 13.12.</summary>
public class DvdDecoderTests
{
    [Fact]
    [Conformance("13.12 PALETTE")]
    public void Palette_OfSixteenColours_ReachesTheStreamInOrder() => Run(static async (filter, decoder) =>
    {
        var pin = await filter.OpenSubPictureAsync();
        var palette = Enumerable.Range(0, 64).Select(static value => (byte)value).ToArray();
        (await pin.AskAsync(KsPropertySetId.DvdSubPic, KsPropertyDvdSubPic.Palette, KsPropertyFlags.Set, palette)).Status.Should().Be(NtStatus.Success);
        decoder.Streams[DvdDecoderDevice.SubPicture].Palette!.Value.Colors[15].Should().Be(new KsDvdYuv { Reserved = 60, Y = 61, V = 62, U = 63 });
        (await pin.AskAsync(KsPropertySetId.DvdSubPic, KsPropertyDvdSubPic.Palette, KsPropertyFlags.Set, palette.AsMemory(1)))
            .RefusedBy.Should().Be(KsRequestCheck.ValueLength);
    });

    [Fact]
    [Conformance("13.12 HLI", "13.12 highlight-times")]
    public void Highlight_FromNowUntilTheNext_ReachesTheStream() => Run(static async (filter, decoder) =>
    {
        var pin = await filter.OpenSubPictureAsync();
        var value = new byte[24];
        value[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(value.AsSpan(4), 0xFFFFFFFF);
        BinaryPrimitives.WriteUInt32LittleEndian(value.AsSpan(8), 0xFFFFFFFF);
        value[16] = 100;
        (await pin.AskAsync(KsPropertySetId.DvdSubPic, KsPropertyDvdSubPic.Hli, KsPropertyFlags.Set, value)).Status.Should().Be(NtStatus.Success);
        var highlight = decoder.Streams[DvdDecoderDevice.SubPicture].Highlight;
        (highlight.Status, highlight.StartPtm, highlight.EndPtm, highlight.StopX)
            .Should().Be((1, KsPropertySpHli.Now, KsPropertySpHli.UntilNext, 100));
        (await pin.WriteAsync(KsPropertySetId.DvdSubPic, KsPropertyDvdSubPic.Hli, default(KsPropertySpHli))).Should().Be(NtStatus.Success);
        decoder.Streams[DvdDecoderDevice.SubPicture].Highlight.Status.Should().Be(0, "nothing is highlighted");
    });

    [Fact]
    [Conformance("13.12 COMPOSIT_ON", "13.12 composit-off-decodes")]
    public void CompositOn_Off_StillDecodes() => Run(static async (filter, decoder) =>
    {
        var pin = await filter.OpenSubPictureAsync();
        var stream = decoder.Streams[DvdDecoderDevice.SubPicture];
        (await pin.WriteAsync(KsPropertySetId.DvdSubPic, KsPropertyDvdSubPic.CompositOn, new KsBool(0))).Should().Be(NtStatus.Success);
        stream.IsShown.Should().BeFalse();
        await pin.WriteAsync(default(KsStreamHeader), new byte[16]);
        stream.Decoded.Should().HaveCount(1);
        await pin.WriteAsync(KsPropertySetId.DvdSubPic, KsPropertyDvdSubPic.CompositOn, new KsBool(1));
        stream.IsShown.Should().BeTrue();
    });

    [Theory]
    [InlineData(KsPropertyDvdSubPic.Palette)]
    [InlineData(KsPropertyDvdSubPic.Hli)]
    [InlineData(KsPropertyDvdSubPic.CompositOn)]
    [Conformance("13.12 PALETTE", "13.12 HLI", "13.12 COMPOSIT_ON")]
    public void SubPictureProperty_Read_NeverReachesTheMinidriver(KsPropertyDvdSubPic id) => Run(async (filter, _) =>
    {
        var pin = await filter.OpenSubPictureAsync();
        (await pin.AskAsync(KsPropertySetId.DvdSubPic, id, KsPropertyFlags.Get, new byte[64])).RefusedBy.Should().Be(KsRequestCheck.Direction);
        var video = await filter.OpenVideoAsync();
        (await video.AskAsync(KsPropertySetId.DvdSubPic, id, KsPropertyFlags.Set, new byte[64])).Status.Should().Be(NtStatus.PropsetNotFound);
    });

    [Fact]
    [Conformance("13.12 MODES", "13.12 CUR_MODE", "13.12 audio-modes")]
    public void AudioMode_OfThoseThatThereAre_IsTaken() => Run(static async (filter, _) =>
    {
        var pin = await filter.OpenAudioAsync();
        var set = KsPropertySetId.AudioDecoderOut;
        (await pin.ReadAsync<KsPropertyAudDecOut, uint>(set, KsPropertyAudDecOut.Modes)).Should().Be(1 + 4);
        (await pin.ReadAsync<KsPropertyAudDecOut, uint>(set, KsPropertyAudDecOut.CurrentMode)).Should().Be(1);
        (await pin.WriteAsync(set, KsPropertyAudDecOut.CurrentMode, 2u)).Should().Be(NtStatus.InvalidParameter);
        (await pin.WriteAsync(set, KsPropertyAudDecOut.CurrentMode, 4u)).Should().Be(NtStatus.Success);
        (await pin.ReadAsync<KsPropertyAudDecOut, KsAudDecOutModes>(set, KsPropertyAudDecOut.CurrentMode)).Should().Be(KsAudDecOutModes.Spdif);
        (await pin.AskAsync(set, KsPropertyAudDecOut.Modes, KsPropertyFlags.Set, new byte[4])).RefusedBy.Should().Be(KsRequestCheck.Direction);
    });

    [Fact]
    [Conformance("13.12 SimpleRateChange", "13.12 MaxFullDataRate")]
    public void Rate_OfAStream_IsTakenAndToldTimesTenThousand() => Run(static async (filter, _) =>
    {
        var pin = await filter.OpenVideoAsync();
        var set = KsPropertySetId.TsRateChange;
        var rate = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(rate, 5_000_000);
        BinaryPrimitives.WriteInt32LittleEndian(rate.AsSpan(8), 5000);
        (await pin.AskAsync(set, KsPropertyTsRateChange.SimpleRateChange, KsPropertyFlags.Set, rate)).Status.Should().Be(NtStatus.Success);
        (await pin.ReadAsync<KsPropertyTsRateChange, KsAmSimpleRateChange>(set, KsPropertyTsRateChange.SimpleRateChange))
            .Should().Be(new KsAmSimpleRateChange { StartTime = 5_000_000, Rate = 5000 });
        (await pin.ReadAsync<KsPropertyTsRateChange, int>(set, KsPropertyTsRateChange.MaxFullDataRate)).Should().Be(30000);
        (await pin.AskAsync(set, KsPropertyTsRateChange.SimpleRateChange, KsPropertyFlags.Set, rate.AsMemory(0, 15)))
            .RefusedBy.Should().Be(KsRequestCheck.ValueLength);
        (await pin.AskAsync(set, KsPropertyTsRateChange.MaxFullDataRate, KsPropertyFlags.Set, new byte[4]))
            .RefusedBy.Should().Be(KsRequestCheck.Direction);
    });

    [Theory]
    [InlineData(KsPropertyTsRateChange.ExactRateChange, KsPropertyFlags.Get)]
    [InlineData(KsPropertyTsRateChange.ExactRateChange, KsPropertyFlags.Set)]
    [InlineData(KsPropertyTsRateChange.Step, KsPropertyFlags.Get)]
    [InlineData(KsPropertyTsRateChange.Step, KsPropertyFlags.Set)]
    [Conformance("13.12 ExactRateChange", "13.12 Step")]
    public void RateProperty_ThatNoDecoderHas_IsNotImplemented(KsPropertyTsRateChange id, KsPropertyFlags verb) => Run(async (filter, _) =>
    {
        var pin = await filter.OpenVideoAsync();
        (await pin.AskAsync(KsPropertySetId.TsRateChange, id, verb, new byte[16])).Should().Be(new KsAnswer(NtStatus.NotImplemented));
    });

    [Fact]
    [Conformance("13.12 header-time")]
    public void Write_OfAPack_HasItsTimeInTheHeader() => Run(static async (filter, decoder) =>
    {
        var pin = await filter.OpenVideoAsync();
        await pin.WriteAsync(
            new KsStreamHeader
            {
                PresentationTime = new KsTime { Time = 12345, Numerator = 1, Denominator = 1 }, OptionsFlags = KsStreamHeaderOptions.TimeValid,
            },
            new byte[2048]);
        decoder.Streams[DvdDecoderDevice.Video].Decoded.Should().Equal(12345);
    });

    [Fact]
    [Conformance("13.12 caption-sample-size")]
    public void Captions_OfADecoder_HaveSamplesOfTwoHundredBytes() => Run(static async (filter, _) =>
    {
        var (_, value) = await Devices.PinRequests.GetPinValueAsync(filter, KsPropertyPin.DataRanges, DvdDecoderDevice.Captions);
        KsStructure.Read<KsDataFormat>(value.AsSpan(8)).SampleSize.Should().Be(200);
    });

    [Theory]
    [InlineData(KsStreamHeaderOptions.DataDiscontinuity)]
    [InlineData(KsStreamHeaderOptions.TimeDiscontinuity)]
    [InlineData(KsStreamHeaderOptions.TypeChanged)]
    [Conformance("13.12 caption-flags", "13.13 type-changed")]
    public void Captions_OfAVideoThatBreaksOrChanges_SayTheSame(KsStreamHeaderOptions flag) => Run(async (filter, _) =>
    {
        var video = await filter.OpenVideoAsync();
        var captions = await filter.OpenPinAsync(DvdDecoderDevice.Captions, KsDvdFormat.ClosedCaptionsOut);
        var reading = captions.ReadAsync(new byte[200]);
        await video.ProposeDataFormatAsync(KsDvdFormat.Mpeg2VideoIn);
        await video.WriteAsync(new KsStreamHeader { OptionsFlags = flag }, KsDvdFormat.Mpeg2VideoIn.Block);
        (await reading).OptionsFlags.Should().Be(flag);
    });

    private static void Run(Func<Filter, DvdDecoderDevice, Task> scenario) => Simulation.Run(1, async machine =>
    {
        var decoder = new DvdDecoderDevice();
        await scenario(await machine.OpenAsync(decoder), decoder);
    });
}
