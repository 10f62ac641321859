using StreamClass.Ks;

namespace StreamClass.Tests.Ks.Dvd;

public sealed class KsDvdFormatTests
{
    [Theory]
    [InlineData(nameof(KsDvdFormat.Mpeg2VideoIn), "DVD_ENCRYPTED_PACK", "MPEG2_VIDEO", "MPEG2_VIDEO")]
    [InlineData(nameof(KsDvdFormat.Ac3In), "DVD_ENCRYPTED_PACK", "AC3_AUDIO", "WAVEFORMATEX")]
    [InlineData(nameof(KsDvdFormat.LpcmIn), "DVD_ENCRYPTED_PACK", "LPCM_AUDIO", "WAVEFORMATEX")]
    [InlineData(nameof(KsDvdFormat.DtsIn), "DVD_ENCRYPTED_PACK", "DTS_AUDIO", "WAVEFORMATEX")]
    [InlineData(nameof(KsDvdFormat.SddsIn), "DVD_ENCRYPTED_PACK", "SDDS_AUDIO", "WAVEFORMATEX")]
    [InlineData(nameof(KsDvdFormat.SubpictureIn), "DVD_ENCRYPTED_PACK", "SUBPICTURE", "NONE")]
    [InlineData(nameof(KsDvdFormat.VideoPortOut), "VIDEO", "VPVideo", "NONE")]
    [InlineData(nameof(KsDvdFormat.ClosedCaptionsOut), "AUXLine21Data", "Line21_GOPPacket", "NONE")]
    public void Pin_OfADecoder_HasItsFormat(string pin, string major, string sub, string specifier)
    {
        var guids = NativeTypes.Guids();
        var block = (KsDataFormatBlock)typeof(KsDvdFormat).GetProperty(pin)!.GetValue(null)!;
        block.Format.MajorFormat.Should().Be(guids["KSDATAFORMAT_TYPE_" + major]);
        block.Format.SubFormat.Should().Be(guids["KSDATAFORMAT_SUBTYPE_" + sub]);
        block.Format.Specifier.Should().Be(guids["KSDATAFORMAT_SPECIFIER_" + specifier]);
        block.Block.Length.Should().Be(KsDataFormat.NativeSize);
    }

    [Fact]
    public void Pins_OfADecoder_AreThoseOfTheReference() => Reference.Section("15.3").Should()
        .Contain("MPEG-2 video in = DVD_ENCRYPTED_PACK / MPEG2_VIDEO / MPEG2_VIDEO")
        .And.Contain("AC-3, LPCM, DTS, SDDS in = DVD_ENCRYPTED_PACK / that subtype / WAVEFORMATEX")
        .And.Contain("subpicture in = DVD_ENCRYPTED_PACK / SUBPICTURE / NONE")
        .And.Contain("video port out = VIDEO / VPVideo / NONE")
        .And.Contain("closed captions out = AUXLine21Data / Line21_GOPPacket / NONE");

    [Fact]
    public void ClosedCaptionsOut_ASample_HasTwoHundredBytes()
    {
        Reference.Section("13.12").Should().Contain("CC output: SampleSize 200");
        KsDvdFormat.ClosedCaptionsOut.Format.SampleSize.Should().Be(200);
    }

    [Fact]
    public void FormatOfAConnection_OfAnAudioPin_IsConnectableToItsRange()
    {
        var format = KsAudioFormat.Dts(KsDataFormatType.DvdEncryptedPack, WaveFormatEx.Pcm(48_000, 2, 16)).Format;
        format.IsConnectableTo(KsDvdFormat.DtsIn.Format).Should().BeTrue();
        format.IsConnectableTo(KsDvdFormat.SddsIn.Format).Should().BeFalse();
    }
}
