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
        Item(KsPropertyCopyProt.ChallengeKey, KsDvdCopyChallengeKey.NativeSize, true, true),
        Item(KsPropertyCopyProt.DvdKey1, KsDvdCopyBusKey.NativeSize, false, true),
        Item(KsPropertyCopyProt.DecoderKey2, KsDvdCopyBusKey.NativeSize, true, false),
        Item(KsPropertyCopyProt.TitleKey, KsDvdCopyTitleKey.NativeSize, false, true),
        Item(KsPropertyCopyProt.CopyMacrovision, KsCopyMacrovision.NativeSize, false, true),
        Item(KsPropertyCopyProt.Region, KsDvdCopyRegion.NativeSize, true, false),
        hasCopyState ? Item(KsPropertyCopyProt.SetCopyState, Dword, true, true) : null,
        Item(KsPropertyCopyProt.DiscKey, KsDvdCopyDiscKey.NativeSize, false, true));

    /// <summary>Subpictures: KSPROPSETID_DvdSubPic.</summary>
    public static KsPropertySet SubPicture() => Declare(
        KsPropertySetId.DvdSubPic,
        Item(KsPropertyDvdSubPic.Palette, KsPropertySpPal.NativeSize, false, true),
        Item(KsPropertyDvdSubPic.Hli, KsPropertySpHli.NativeSize, false, true),
        Item(KsPropertyDvdSubPic.CompositOn, KsBool.NativeSize, false, true));

    /// <summary>Where the sound goes: KSPROPSETID_AudioDecoderOut.</summary>
    public static KsPropertySet AudioDecoderOut() => Declare(
        KsPropertySetId.AudioDecoderOut,
        Item(KsPropertyAudDecOut.Modes, Dword, true, false),
        Item(KsPropertyAudDecOut.CurrentMode, Dword, true, true));

    /// <summary>Time stamps at another rate: KSPROPSETID_TSRateChange.</summary>
    public static KsPropertySet RateChange() => Declare(
        KsPropertySetId.TsRateChange,
        Item(KsPropertyTsRateChange.SimpleRateChange, KsAmSimpleRateChange.NativeSize, true, true),
        Item(KsPropertyTsRateChange.ExactRateChange, 0, true, true),
        Item(KsPropertyTsRateChange.MaxFullDataRate, Dword, true, false),
        Item(KsPropertyTsRateChange.Step, 0, true, true));

    private static KsPropertySet Declare(Guid set, params IEnumerable<KsPropertyItem?> items) => new(set, [.. items.OfType<KsPropertyItem>()]);

    private static KsPropertyItem Item<T>(T id, int minData, bool get, bool set)
        where T : struct, Enum => Item(id, (uint)minData, get, set);

    private static KsPropertyItem Item<T>(T id, uint minData, bool get, bool set)
        where T : struct, Enum => new()
        {
            PropertyId = Convert.ToUInt32(id, null),
            MinProperty = KsProperty.NativeSize,
            MinData = minData,
            GetSupported = get,
            SetSupported = set,
        };
}
