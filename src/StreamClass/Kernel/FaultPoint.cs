namespace StreamClass.Kernel;

/// <summary>Where something of the machine's own can fail.</summary>
internal enum FaultPoint
{
    /// <summary>The class driver allocates the SRB of a request, with all that lies beside it.</summary>
    Request,

    /// <summary>The class driver allocates the extension of a device, a stream or a filter instance, or its own side of it.</summary>
    Extension,

    /// <summary>The class driver allocates the DMA buffer of a device.</summary>
    DmaBuffer,

    /// <summary>The class driver allocates the entry of an event.</summary>
    EventEntry,

    /// <summary>The buffers of a request are mapped for the device.</summary>
    Mapping,

    /// <summary>A board moves data from or to memory.</summary>
    DmaTransfer,

    /// <summary>The processor reads a register or a port.</summary>
    RegisterRead,

    /// <summary>A board raises its interrupt.</summary>
    Interrupt,
}
