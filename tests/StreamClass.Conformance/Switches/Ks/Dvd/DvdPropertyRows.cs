namespace StreamClass.Ks;

/// <summary>The rows of the properties of a DVD decoder: their native names without those of their sets.</summary>
internal static class DvdPropertyRows
{
    public static bool IsOff<T>(T id)
        where T : struct, Enum => ConformanceSwitch.IsOff("13.12", NameOf(id));

    private static string NameOf<T>(T id)
        where T : struct, Enum => (object)id switch
        {
            KsPropertyCopyProt.ChallengeKey => "CHLG_KEY",
            KsPropertyCopyProt.DvdKey1 => "DVD_KEY1",
            KsPropertyCopyProt.DecoderKey2 => "DEC_KEY2",
            KsPropertyCopyProt.TitleKey => "TITLE_KEY",
            KsPropertyCopyProt.CopyMacrovision => "COPY_MACROVISION",
            KsPropertyCopyProt.Region => "REGION",
            KsPropertyCopyProt.SetCopyState => "SET_COPY_STATE",
            KsPropertyCopyProt.DiscKey => "DISC_KEY",
            KsPropertyDvdSubPic.Palette => "PALETTE",
            KsPropertyDvdSubPic.Hli => "HLI",
            KsPropertyDvdSubPic.CompositOn => "COMPOSIT_ON",
            KsPropertyAudDecOut.Modes => "MODES",
            KsPropertyAudDecOut.CurrentMode => "CUR_MODE",
            _ => id.ToString(),
        };
}
