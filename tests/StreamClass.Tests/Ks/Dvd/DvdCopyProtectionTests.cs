using System.Numerics;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices.Dvd;
using static StreamClass.Ks.KsPropertyCopyProt;

namespace StreamClass.Tests.Ks.Dvd;

/// <summary>KSPROPSETID_CopyProt on the pins of a DVD decoder. Reference 13.12.</summary>
public class DvdCopyProtectionTests
{
    [Fact]
    [Conformance("13.12 CHLG_KEY", "13.12 DVD_KEY1", "13.12 DEC_KEY2", "13.12 DISC_KEY", "13.12 disc-key-order")]
    public void DiscKey_AfterBothSidesHaveAnswered_IsTaken() => Run(static async (filter, decoder) =>
    {
        var pin = await filter.OpenVideoAsync();
        await pin.AuthenticateAsync();
        (await pin.KeyAsync(DiscKey, KsPropertyFlags.Set, new byte[2048])).Should().Be(NtStatus.Success);
        decoder.Streams[DvdDecoderDevice.Video].Keys.HasDiscKey.Should().BeTrue();
    });

    [Fact]
    [Conformance("13.12 TITLE_KEY", "13.12 title-key-order")]
    public void TitleKeys_AfterTheDiscKey_NeedTheFourStepsEach() => Run(static async (filter, decoder) =>
    {
        var pin = await filter.OpenVideoAsync();
        await pin.AuthenticateAsync();
        await pin.KeyAsync(DiscKey, KsPropertyFlags.Set, new byte[2048]);
        for (var i = 0; i < 2; i++)
        {
            (await pin.KeyAsync(TitleKey, KsPropertyFlags.Set, new byte[20])).Should().Be(NtStatus.InvalidDeviceState);
            await pin.AuthenticateAsync();
            (await pin.KeyAsync(TitleKey, KsPropertyFlags.Set, new byte[20])).Should().Be(NtStatus.Success);
        }

        decoder.Streams[DvdDecoderDevice.Video].Keys.TitleKeys.Should().Be(2);
    });

    [Theory]
    [InlineData(DvdKey1, 6)]
    [InlineData(ChallengeKey, 12)]
    [InlineData(DiscKey, 2048)]
    [InlineData(TitleKey, 20)]
    [Conformance("13.12 disc-key-order")]
    public void Key_OutOfOrder_IsRefusedAndStartsAgain(KsPropertyCopyProt id, int length) => Run(async (filter, decoder) =>
    {
        var pin = await filter.OpenVideoAsync();
        (await pin.KeyAsync(id, KsPropertyFlags.Set, new byte[length])).Should().Be(NtStatus.InvalidDeviceState);
        (await pin.KeyAsync(DecoderKey2, KsPropertyFlags.Get, new byte[6])).Should().Be(NtStatus.InvalidDeviceState);
        decoder.Streams[DvdDecoderDevice.Video].Keys.HasDiscKey.Should().BeFalse();
        await pin.AuthenticateAsync();
        (await pin.KeyAsync(TitleKey, KsPropertyFlags.Set, new byte[20])).Should().Be(NtStatus.InvalidDeviceState, "the disc key comes first");
    });

    [Fact]
    [Conformance("13.12 DVD_KEY1")]
    public void DriveAnswer_OfADriveThatDoesNotKnowTheSecret_IsRefused() => Run(static async (filter, _) =>
    {
        var pin = await filter.OpenVideoAsync();
        await pin.KeyAsync(ChallengeKey, KsPropertyFlags.Get, new byte[12]);
        (await pin.KeyAsync(DvdKey1, KsPropertyFlags.Set, new byte[6])).Should().Be(NtStatus.InvalidParameter);
        (await pin.KeyAsync(ChallengeKey, KsPropertyFlags.Set, new byte[12])).Should().Be(NtStatus.InvalidDeviceState);
    });

    [Theory]
    [InlineData(ChallengeKey, KsPropertyFlags.Get, 12)]
    [InlineData(ChallengeKey, KsPropertyFlags.Set, 12)]
    [InlineData(DvdKey1, KsPropertyFlags.Set, 6)]
    [InlineData(DecoderKey2, KsPropertyFlags.Get, 6)]
    [InlineData(TitleKey, KsPropertyFlags.Set, 20)]
    [InlineData(CopyMacrovision, KsPropertyFlags.Set, 4)]
    [InlineData(Region, KsPropertyFlags.Get, 4)]
    [InlineData(SetCopyState, KsPropertyFlags.Get, 4)]
    [InlineData(SetCopyState, KsPropertyFlags.Set, 4)]
    [InlineData(DiscKey, KsPropertyFlags.Set, 2048)]
    [Conformance(
        "13.12 CHLG_KEY", "13.12 DVD_KEY1", "13.12 DEC_KEY2", "13.12 TITLE_KEY", "13.12 COPY_MACROVISION", "13.12 REGION",
        "13.12 SET_COPY_STATE", "13.12 DISC_KEY")]
    public void Property_OneByteShort_NeverReachesTheMinidriver(KsPropertyCopyProt id, KsPropertyFlags verb, int length) => Run(async (filter, _) =>
    {
        foreach (var pin in (Pin[])[await filter.OpenVideoAsync(), await filter.OpenAudioAsync(), await filter.OpenSubPictureAsync()])
        {
            (await pin.AskAsync(KsPropertySetId.CopyProt, id, verb, new byte[length - 1]))
                .Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength));
        }
    });

    [Theory]
    [InlineData(DvdKey1, KsPropertyFlags.Get)]
    [InlineData(DecoderKey2, KsPropertyFlags.Set)]
    [InlineData(TitleKey, KsPropertyFlags.Get)]
    [InlineData(CopyMacrovision, KsPropertyFlags.Get)]
    [InlineData(Region, KsPropertyFlags.Set)]
    [InlineData(DiscKey, KsPropertyFlags.Get)]
    public void Property_AskedTheOtherWay_NeverReachesTheMinidriver(KsPropertyCopyProt id, KsPropertyFlags verb) => Run(async (filter, _) =>
    {
        var pin = await filter.OpenVideoAsync();
        (await pin.AskAsync(KsPropertySetId.CopyProt, id, verb, new byte[2048])).RefusedBy.Should().Be(KsRequestCheck.Direction);
    });

    [Fact]
    [Conformance("13.12 SET_COPY_STATE", "13.12 first-pin", "13.12 KS_DVDCOPYSTATE")]
    public void CopyState_OfPinsWithOneDecrypter_IsRequiredOfTheFirstThatIsAsked() => Run(static async (filter, _) =>
    {
        var video = await filter.OpenVideoAsync();
        var audio = await filter.OpenAudioAsync();
        (await StateAsync(audio)).Should().Be(3, "it is asked first");
        (await StateAsync(video)).Should().Be(2, "another is");
        (await StateAsync(audio)).Should().Be(3, "it still is");
    });

    [Fact]
    [Conformance("13.12 copy-state-absent")]
    public void CopyState_OfADecoderWithoutIt_IsNotFoundWhichMeansRequired() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(new DvdDecoderDevice { HasCopyState = false });
        var pin = await filter.OpenVideoAsync();
        (await pin.KeyAsync(SetCopyState, KsPropertyFlags.Get, new byte[4])).Should().Be(NtStatus.NotFound);
        (await pin.KeyAsync(Region, KsPropertyFlags.Get, new byte[4])).Should().Be(NtStatus.Success);
    });

    [Fact]
    [Conformance("13.12 copy-state-held", "13.12 KS_DVDCOPYSTATE")]
    public void CopyState_OfANewTitle_IsHeldUntilEveryStreamHasTheMarkOfTheNewKey() => Simulation.Run(1, static async machine =>
    {
        var decoder = new DvdDecoderDevice();
        var filter = await machine.OpenAsync(decoder);
        var video = await filter.OpenVideoAsync();
        var audio = await filter.OpenAudioAsync();
        var telling = video.TellStateAsync(KsDvdCopyState.InitializeTitle);
        await video.WriteAsync(new KsStreamHeader { TypeSpecificFlags = (uint)KsDvdTypeSpecificFlags.UseNewCssKey }, new byte[16]);
        await audio.WriteAsync(default, new byte[16]);
        telling.IsCompleted.Should().BeFalse("the sound has not come to the new key");
        await audio.WriteAsync(new KsStreamHeader { TypeSpecificFlags = 1 }, new byte[16]);
        (await telling).Should().Be(NtStatus.Success);
        (await video.TellStateAsync(KsDvdCopyState.Done)).Should().Be(NtStatus.Success);
        decoder.CopyStates.Told.Should().Equal([(KsDvdCopyState)1, (KsDvdCopyState)4]);
    });

    [Fact]
    public void CopyState_HeldWhenThePinCloses_ComesBack() => Simulation.Run(1, static async machine =>
    {
        var filter = await machine.OpenAsync(new DvdDecoderDevice());
        var video = await filter.OpenVideoAsync();
        var telling = video.TellStateAsync(KsDvdCopyState.Initialize);
        await video.CloseAsync();
        (await telling).Should().Be(NtStatus.Cancelled);
    });

    [Fact]
    [Conformance("13.12 REGION", "13.12 region-bit")]
    public void Region_OfTheDecoder_IsOneBit() => Run(static async (filter, _) =>
    {
        var pin = await filter.OpenVideoAsync();
        var value = new byte[4];
        (await pin.AskAsync(KsPropertySetId.CopyProt, Region, KsPropertyFlags.Get, value)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        BitOperations.PopCount(value[1]).Should().Be(1);
        value.Should().Equal(0, 0x02, 0, 0);
    });

    [Theory]
    [InlineData(0u, NtStatus.Success)]
    [InlineData(3u, NtStatus.Success)]
    [InlineData(4u, NtStatus.InvalidParameter)]
    [Conformance("13.12 COPY_MACROVISION", "13.12 macrovision-levels")]
    public void Macrovision_OfALevel_IsOneOfFour(uint level, NtStatus expected) => Run(async (filter, _) =>
    {
        var pin = await filter.OpenVideoAsync();
        (await pin.WriteAsync(KsPropertySetId.CopyProt, CopyMacrovision, level)).Should().Be(expected);
    });

    private static async Task<uint> StateAsync(Pin pin) =>
        await pin.ReadAsync<KsPropertyCopyProt, uint>(KsPropertySetId.CopyProt, SetCopyState);

    private static void Run(Func<Filter, DvdDecoderDevice, Task> scenario) => Simulation.Run(1, async machine =>
    {
        var decoder = new DvdDecoderDevice();
        await scenario(await machine.OpenAsync(decoder), decoder);
    });
}
