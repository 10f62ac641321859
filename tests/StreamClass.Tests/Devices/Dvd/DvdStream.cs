using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Tests.Devices.Dvd;

/// <summary>What a stream of the decoder was told. Reference 13.12.</summary>
internal sealed class DvdStream
{
    private const KsAudDecOutModes Modes = KsAudDecOutModes.StereoAnalog | KsAudDecOutModes.Spdif;
    private const int MaxFullDataRate = 30000;

    public DvdKeyExchange Keys { get; } = new();

    public KsCopyMacrovisionLevel Macrovision { get; private set; }

    public KsPropertySpPal? Palette { get; private set; }

    public KsPropertySpHli Highlight { get; private set; }

    public bool IsShown { get; private set; } = true;

    public KsAudDecOutModes Mode { get; private set; } = KsAudDecOutModes.StereoAnalog;

    public KsAmSimpleRateChange Rate { get; private set; } = new() { Rate = 10000 };

    /// <summary>The times of the packets that were decoded, from their headers.</summary>
    public List<long> Decoded { get; } = [];

    /// <summary>Reads a property; how much was written.</summary>
    public (NtStatus Status, int Written) Get(KsProperty property, Span<byte> value)
    {
        if (property.Set == KsPropertySetId.CopyProt)
        {
            return (KsPropertyCopyProt)property.Id switch
            {
                KsPropertyCopyProt.ChallengeKey => (Keys.GiveChallenge(value), KsDvdCopyChallengeKey.NativeSize),
                KsPropertyCopyProt.DecoderKey2 => (Keys.GiveAnswer(value), KsDvdCopyBusKey.NativeSize),
                KsPropertyCopyProt.Region => Write(value, new KsDvdCopyRegion { RegionData = 0x02 }),
                _ => (NtStatus.NotSupported, 0),
            };
        }

        if (property.Set == KsPropertySetId.AudioDecoderOut)
        {
            return Write(value, (KsPropertyAudDecOut)property.Id == KsPropertyAudDecOut.Modes ? Modes : Mode);
        }

        return (KsPropertyTsRateChange)property.Id switch
        {
            KsPropertyTsRateChange.SimpleRateChange => Write(value, Rate),
            KsPropertyTsRateChange.MaxFullDataRate => Write(value, MaxFullDataRate),
            _ => (NtStatus.NotImplemented, 0),
        };
    }

    public NtStatus Set(KsProperty property, ReadOnlySpan<byte> value)
    {
        if (property.Set == KsPropertySetId.CopyProt)
        {
            return (KsPropertyCopyProt)property.Id switch
            {
                KsPropertyCopyProt.ChallengeKey => Keys.TakeChallenge(value),
                KsPropertyCopyProt.DvdKey1 => Keys.TakeDriveAnswer(value),
                KsPropertyCopyProt.TitleKey => Keys.TakeTitleKey(),
                KsPropertyCopyProt.DiscKey => Keys.TakeDiscKey(),
                KsPropertyCopyProt.CopyMacrovision => SetMacrovision(KsStructure.Read<KsCopyMacrovision>(value).Level),
                _ => NtStatus.NotSupported,
            };
        }

        if (property.Set == KsPropertySetId.DvdSubPic)
        {
            return SetSubPicture((KsPropertyDvdSubPic)property.Id, value);
        }

        if (property.Set == KsPropertySetId.AudioDecoderOut)
        {
            return SetMode(KsStructure.Read<KsAudDecOutModes>(value));
        }

        if ((KsPropertyTsRateChange)property.Id != KsPropertyTsRateChange.SimpleRateChange)
        {
            return NtStatus.NotImplemented;
        }

        Rate = KsStructure.Read<KsAmSimpleRateChange>(value);
        return NtStatus.Success;
    }

    private static (NtStatus Status, int Written) Write<T>(Span<byte> value, T structure)
        where T : unmanaged
    {
        KsStructure.Write(value, structure);
        return (NtStatus.Success, KsStructure.SizeOf<T>());
    }

    private NtStatus SetMacrovision(KsCopyMacrovisionLevel level)
    {
        if (level > KsCopyMacrovisionLevel.Level3)
        {
            return NtStatus.InvalidParameter;
        }

        Macrovision = level;
        return NtStatus.Success;
    }

    private NtStatus SetSubPicture(KsPropertyDvdSubPic id, ReadOnlySpan<byte> value)
    {
        switch (id)
        {
            case KsPropertyDvdSubPic.Palette:
                Palette = KsStructure.Read<KsPropertySpPal>(value);
                break;
            case KsPropertyDvdSubPic.Hli:
                Highlight = KsStructure.Read<KsPropertySpHli>(value);
                break;
            default:
                IsShown = KsStructure.Read<KsBool>(value);
                break;
        }

        return NtStatus.Success;
    }

    private NtStatus SetMode(KsAudDecOutModes mode)
    {
        if (mode == KsAudDecOutModes.None || (mode & ~Modes) != 0)
        {
            return NtStatus.InvalidParameter;
        }

        Mode = mode;
        return NtStatus.Success;
    }
}
