using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The property sets of the streams of a DVD decoder, ready to be declared: which ids there are, which way they go, how long they are.</summary>
/// <remarks>
/// A minidriver puts them into the StreamPropertiesArray of its input streams and answers GET_STREAM_PROPERTY and
/// SET_STREAM_PROPERTY for them; what is shorter, or goes the other way, never reaches it. Reference 13.12.
/// </remarks>
public static class KsDvdPropertySets
{
    private const uint Dword = 4;

    /// <summary>Copy protection, which each input stream has: KSPROPSETID_CopyProt.</summary>
    /// <param name="hasCopyState">
    /// Whether the stream tells and takes its copy state. A client takes one that does not for one that needs authentication.
    /// </param>
    public static KsPropertySet CopyProtection(bool hasCopyState = true) => Declare(
        KsPropertySetId.CopyProt,
        Item(KsPropertyCopyProt.ChallengeKey, "CHLG_KEY", KsDvdCopyChallengeKey.NativeSize, true, !IsOff("disc-key-order")),
        Item(KsPropertyCopyProt.DvdKey1, "DVD_KEY1", KsDvdCopyBusKey.NativeSize, false, true),
        Item(KsPropertyCopyProt.DecoderKey2, "DEC_KEY2", KsDvdCopyBusKey.NativeSize, true, false),
        Item(KsPropertyCopyProt.TitleKey, "TITLE_KEY", KsDvdCopyTitleKey.NativeSize, false, !IsOff("title-key-order")),
        Item(KsPropertyCopyProt.CopyMacrovision, "COPY_MACROVISION", KsCopyMacrovision.NativeSize, false, !IsOff("macrovision-levels")),
        Item(KsPropertyCopyProt.Region, "REGION", KsDvdCopyRegion.NativeSize, !IsOff("region-bit"), false),
        (hasCopyState && !IsOff("KS_DVDCOPYSTATE")) || IsOff("copy-state-absent")
            ? Item(KsPropertyCopyProt.SetCopyState, "SET_COPY_STATE", Dword, !IsOff("first-pin"), !IsOff("copy-state-held"))
            : null,
        Item(KsPropertyCopyProt.DiscKey, "DISC_KEY", KsDvdCopyDiscKey.NativeSize, false, true));

    /// <summary>Subpictures: KSPROPSETID_DvdSubPic.</summary>
    public static KsPropertySet SubPicture() => Declare(
        KsPropertySetId.DvdSubPic,
        Item(KsPropertyDvdSubPic.Palette, "PALETTE", KsPropertySpPal.NativeSize, false, true),
        Item(KsPropertyDvdSubPic.Hli, "HLI", KsPropertySpHli.NativeSize, false, !IsOff("highlight-times")),
        Item(KsPropertyDvdSubPic.CompositOn, "COMPOSIT_ON", KsBool.NativeSize, false, !IsOff("composit-off-decodes")));

    /// <summary>Where the sound goes: KSPROPSETID_AudioDecoderOut.</summary>
    public static KsPropertySet AudioDecoderOut() => Declare(
        KsPropertySetId.AudioDecoderOut,
        Item(KsPropertyAudDecOut.Modes, "MODES", Dword, !IsOff("audio-modes"), false),
        Item(KsPropertyAudDecOut.CurrentMode, "CUR_MODE", Dword, true, true));

    /// <summary>Time stamps at another rate: KSPROPSETID_TSRateChange.</summary>
    public static KsPropertySet RateChange() => Declare(
        KsPropertySetId.TsRateChange,
        Item(KsPropertyTsRateChange.SimpleRateChange, "SimpleRateChange", KsAmSimpleRateChange.NativeSize, true, true),
        Item(KsPropertyTsRateChange.ExactRateChange, "ExactRateChange", 0, true, true),
        Item(KsPropertyTsRateChange.MaxFullDataRate, "MaxFullDataRate", Dword, true, false),
        Item(KsPropertyTsRateChange.Step, "Step", 0, true, true));

    private static KsPropertySet Declare(Guid set, params IEnumerable<KsPropertyItem?> items) => new(set, [.. items.OfType<KsPropertyItem>()]);

    private static KsPropertyItem? Item<T>(T id, string name, int minData, bool get, bool set)
        where T : struct, Enum => Item(id, name, (uint)minData, get, set);

    private static KsPropertyItem? Item<T>(T id, string name, uint minData, bool get, bool set)
        where T : struct, Enum => IsOff(name) ? null : new KsPropertyItem
        {
            PropertyId = Convert.ToUInt32(id, null),
            MinProperty = KsProperty.NativeSize,
            MinData = minData,
            GetSupported = get,
            SetSupported = set,
        };

    private static bool IsOff(string row) => ConformanceSwitch.IsOff("13.12", row);
}
