namespace DvdDecoder;

/// <summary>What a channel of the card does: the bits of its control register.</summary>
[Flags]
internal enum ChannelMode : uint
{
    /// <summary>Nothing. The card drops what the channel holds, and the indices of its ring are zero.</summary>
    Off = 0,

    /// <summary>The channel takes part and keeps what it holds.</summary>
    Enabled = 1,

    /// <summary>Data moves.</summary>
    Running = 2,

    /// <summary>The card leaves the ring alone.</summary>
    Suspended = 4,
}
