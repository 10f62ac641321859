namespace StreamClass.Testing.Faults;

/// <summary>What can fail in a simulated machine.</summary>
public enum FaultKind
{
    /// <summary>The class driver gets no memory: for a request, an extension, a DMA buffer, an enabled event.</summary>
    /// <remarks>The client is told INSUFFICIENT_RESOURCES. What closes or removes something, or changes its power, has memory of its own.</remarks>
    Allocation,

    /// <summary>The buffers of a request cannot be mapped for the device: INSUFFICIENT_RESOURCES.</summary>
    Mapping,

    /// <summary>The bus aborts a transfer of a board: nothing moves, all ones are read, and the board is told.</summary>
    DmaAbort,

    /// <summary>A transfer of a board changes one bit, and nobody is told.</summary>
    DmaCorruption,

    /// <summary>A register or port reads all ones, once.</summary>
    RegisterFailure,

    /// <summary>A register or port takes long to read: <see cref="SimulationCosts.SlowAccess"/>.</summary>
    SlowRegister,

    /// <summary>An interrupt does not arrive, however long the board keeps it up; the next one does.</summary>
    LostInterrupt,

    /// <summary>An interrupt arrives 5 ms late.</summary>
    LateInterrupt,

    /// <summary>The line rings once more after the board has dropped its interrupt.</summary>
    SpuriousInterrupt,

    /// <summary>The line rings fifty times more after the board has dropped its interrupt, which a line just bears.</summary>
    InterruptStorm,
}
