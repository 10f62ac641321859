namespace StreamClass.Hardware;

/// <summary>What a device may do with mapped memory.</summary>
internal enum DmaDirection
{
    /// <summary>It only reads: a client writes to a pin.</summary>
    ToDevice,

    /// <summary>It writes, and may read: a client reads from a pin.</summary>
    FromDevice,
}
