namespace DvdDecoder.Board;

/// <summary>What a channel does. The bits of its control register.</summary>
[Flags]
internal enum ChannelMode : uint
{
    /// <summary>Nothing; it holds nothing, and the indices of its ring are zero.</summary>
    Off = 0,

    /// <summary>The channel takes part and keeps what it holds.</summary>
    Enabled = 1,

    /// <summary>Data moves.</summary>
    Running = 2,

    /// <summary>The ring is left alone, so that the driver can change it.</summary>
    Suspended = 4,
}
