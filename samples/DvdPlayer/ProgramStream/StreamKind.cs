namespace DvdPlayer.ProgramStream;

/// <summary>What a packet of a DVD program stream carries.</summary>
internal enum StreamKind
{
    /// <summary>Something that a DVD player has no use for.</summary>
    Unknown,

    /// <summary>MPEG-1 or MPEG-2 video, stream ids E0 to EF.</summary>
    Video,

    /// <summary>MPEG audio, stream ids C0 to DF.</summary>
    MpegAudio,

    /// <summary>AC-3, substreams 80 to 87 of private stream 1.</summary>
    Ac3,

    /// <summary>DTS, substreams 88 to 8F of private stream 1.</summary>
    Dts,

    /// <summary>Linear PCM, substreams A0 to A7 of private stream 1.</summary>
    Lpcm,

    /// <summary>Subpictures, substreams 20 to 3F of private stream 1.</summary>
    Subpicture,

    /// <summary>A NAV pack's information: private stream 2. Track 0 is the PCI packet, track 1 the DSI packet.</summary>
    Navigation,
}
