using StreamClass.Ks;

namespace StreamClass.ClassDriver.Requests;

/// <summary>Which flags the header of a read may come with.</summary>
/// <remarks>Reference 13.10.</remarks>
internal static class ReadFlags
{
    private const KsStreamHeaderOptions NewerThanTheStreamClass = (KsStreamHeaderOptions)(0x400 | 0x800);

    /// <summary>What the client of a read asks for; everything else says what has been read, and is the minidriver's to say.</summary>
    public const KsStreamHeaderOptions OfRequest =
        KsStreamHeaderOptions.FlushOnPause | KsStreamHeaderOptions.LoopedData | NewerThanTheStreamClass;
}
