namespace StreamClass.Hardware;

/// <summary>Why a device must not make a transfer.</summary>
internal enum DmaFault
{
    /// <summary>It may.</summary>
    None,

    /// <summary>No buffer is mapped at the address, or no longer.</summary>
    Unmapped,

    /// <summary>The buffer there is mapped for another device, or for this one before it was restarted.</summary>
    OtherDevice,

    /// <summary>The device cannot address it.</summary>
    Above24Bits,

    /// <summary>The transfer begins before the buffer or goes on after it.</summary>
    PastTheEnd,

    /// <summary>The buffer may only be read.</summary>
    ReadOnly,
}
