using StreamClass.Ks;

namespace StreamClass.ClassDriver.Requests;

/// <summary>What a header says about its data goes through unchanged, both ways; this takes away what is switched off.</summary>
/// <remarks>Reference 13.10.</remarks>
internal static class HeaderFlags
{
    private const KsStreamHeaderOptions NewerThanTheStreamClass = (KsStreamHeaderOptions)(0x400 | 0x800);

    public static void Strip(ref KsStreamHeader header)
    {
        Strip(ref header, "SPLICEPOINT", KsStreamHeaderOptions.SplicePoint);
        Strip(ref header, "PREROLL", KsStreamHeaderOptions.Preroll);
        Strip(ref header, "DATADISCONTINUITY", KsStreamHeaderOptions.DataDiscontinuity);
        Strip(ref header, "TYPECHANGED", KsStreamHeaderOptions.TypeChanged);
        Strip(ref header, "TIMEVALID", KsStreamHeaderOptions.TimeValid);
        Strip(ref header, "DURATIONVALID", KsStreamHeaderOptions.DurationValid);
        Strip(ref header, "TIMEDISCONTINUITY", KsStreamHeaderOptions.TimeDiscontinuity);
        Strip(ref header, "FLUSHONPAUSE", KsStreamHeaderOptions.FlushOnPause);
        Strip(ref header, "ENDOFSTREAM", KsStreamHeaderOptions.EndOfStream);
        Strip(ref header, "BUFFEREDTRANSFER", NewerThanTheStreamClass);
        Strip(ref header, "LOOPEDDATA", KsStreamHeaderOptions.LoopedData);
        if (ConformanceSwitch.IsOff("13.10 KS_AM_UseNewCSSKey"))
        {
            header.TypeSpecificFlags = 0;
        }
    }

    private static void Strip(ref KsStreamHeader header, string row, KsStreamHeaderOptions flags)
    {
        if (ConformanceSwitch.IsOff("13.10", row))
        {
            header.OptionsFlags &= ~flags;
        }
    }
}
