using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Tests.Devices.Dvd;

/// <summary>What a DVD player asks of the pins of a decoder.</summary>
internal static class DvdHost
{
    public static async Task<Filter> OpenAsync(this Machine machine, DvdDecoderDevice decoder)
    {
        var device = await machine.LoadDriver(decoder.DriverEntry).StartDeviceAsync();
        return await device.OpenFilterAsync();
    }

    public static Task<Pin> OpenVideoAsync(this Filter filter) => filter.OpenPinAsync(DvdDecoderDevice.Video, KsDvdFormat.Mpeg2VideoIn);

    public static Task<Pin> OpenAudioAsync(this Filter filter) => filter.OpenPinAsync(DvdDecoderDevice.Audio, KsDvdFormat.Ac3In);

    public static Task<Pin> OpenSubPictureAsync(this Filter filter) => filter.OpenPinAsync(DvdDecoderDevice.SubPicture, KsDvdFormat.SubpictureIn);

    /// <summary>Reads or writes a property of a pin as bytes.</summary>
    public static Task<KsAnswer> AskAsync<T>(this Pin pin, Guid set, T id, KsPropertyFlags verb, Memory<byte> value)
        where T : struct, Enum =>
        pin.DeviceControlAsync(KsControlCode.Property, KsStructure.ToArray(new KsProperty(set, Convert.ToUInt32(id, null), verb)), value);

    public static async Task<TValue> ReadAsync<TId, TValue>(this Pin pin, Guid set, TId id)
        where TId : struct, Enum
        where TValue : unmanaged
    {
        var value = new byte[KsStructure.SizeOf<TValue>()];
        (await pin.AskAsync(set, id, KsPropertyFlags.Get, value)).Should().Be(new KsAnswer(NtStatus.Success, (uint)value.Length));
        return KsStructure.Read<TValue>(value);
    }

    public static async Task<NtStatus> WriteAsync<TId, TValue>(this Pin pin, Guid set, TId id, TValue value)
        where TId : struct, Enum
        where TValue : unmanaged =>
        (await pin.AskAsync(set, id, KsPropertyFlags.Set, KsStructure.ToArray(value))).Status;

    /// <summary>The four steps before a key: what the decoder and the drive say to each other.</summary>
    public static async Task AuthenticateAsync(this Pin pin)
    {
        var challenge = new byte[KsDvdCopyChallengeKey.NativeSize];
        (await pin.KeyAsync(KsPropertyCopyProt.ChallengeKey, KsPropertyFlags.Get, challenge)).Should().Be(NtStatus.Success);
        (await pin.KeyAsync(KsPropertyCopyProt.DvdKey1, KsPropertyFlags.Set, DvdKeyExchange.Answer(challenge))).Should().Be(NtStatus.Success);
        byte[] ours = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 0];
        (await pin.KeyAsync(KsPropertyCopyProt.ChallengeKey, KsPropertyFlags.Set, ours)).Should().Be(NtStatus.Success);
        var answer = new byte[KsDvdCopyBusKey.NativeSize];
        (await pin.KeyAsync(KsPropertyCopyProt.DecoderKey2, KsPropertyFlags.Get, answer)).Should().Be(NtStatus.Success);
        answer.Should().Equal(DvdKeyExchange.Answer(ours));
    }

    /// <summary>One step of copy protection.</summary>
    public static async Task<NtStatus> KeyAsync(this Pin pin, KsPropertyCopyProt id, KsPropertyFlags verb, Memory<byte> value) =>
        (await pin.AskAsync(KsPropertySetId.CopyProt, id, verb, value)).Status;

    public static Task<NtStatus> TellStateAsync(this Pin pin, KsDvdCopyState state) =>
        pin.WriteAsync(KsPropertySetId.CopyProt, KsPropertyCopyProt.SetCopyState, new KsDvdCopySetCopyState { CopyState = state });
}
