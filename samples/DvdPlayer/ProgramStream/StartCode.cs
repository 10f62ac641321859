namespace DvdPlayer.ProgramStream;

/// <summary>The start codes of the system layer: the byte after 00 00 01.</summary>
internal static class StartCode
{
    /// <summary>The program ends.</summary>
    public const byte ProgramEnd = 0xB9;

    /// <summary>A pack begins.</summary>
    public const byte Pack = 0xBA;

    /// <summary>The rates and buffer sizes of the streams.</summary>
    public const byte SystemHeader = 0xBB;

    /// <summary>AC-3, DTS, linear PCM and subpictures, told apart by a substream id.</summary>
    public const byte PrivateStream1 = 0xBD;

    /// <summary>Bytes without a meaning that fill up a pack.</summary>
    public const byte Padding = 0xBE;

    /// <summary>Navigation. It has no PES header.</summary>
    public const byte PrivateStream2 = 0xBF;

    /// <summary>A pack start code in full.</summary>
    public static ReadOnlySpan<byte> PackBytes => [0, 0, 1, Pack];

    /// <summary>Tells whether packets of this stream begin with a PES header.</summary>
    /// <param name="streamId">The last byte of the start code.</param>
    public static bool HasPesHeader(byte streamId) => streamId is PrivateStream1 or (>= 0xC0 and <= 0xEF);
}
