using System.Diagnostics;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Requests;

/// <summary>Which flags of a header go through, and which way.</summary>
/// <remarks>Reference 13.10.</remarks>
internal static class HeaderFlags
{
    /// <summary>What the client of a read asks for; everything else says what has been read, and is the minidriver's to say.</summary>
    public const KsStreamHeaderOptions OfReadRequest =
        KsStreamHeaderOptions.FlushOnPause | KsStreamHeaderOptions.LoopedData | NewerThanTheStreamClass;

    private const KsStreamHeaderOptions NewerThanTheStreamClass = (KsStreamHeaderOptions)(0x400 | 0x800);

    /// <summary>Takes away what is switched off; in every build but the one for the conformance tests nothing of it is left.</summary>
    [Conditional("CONFORMANCE")]
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
