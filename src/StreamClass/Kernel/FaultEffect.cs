namespace StreamClass.Kernel;

/// <summary>What goes wrong at a <see cref="FaultPoint"/>.</summary>
internal enum FaultEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There is no memory; the bus aborts the transfer; the register reads all ones.</summary>
    Fails,

    /// <summary>The transfer changes what it moves, and nobody notices.</summary>
    Corrupts,

    /// <summary>The hardware takes long. The drive has let the time pass when it says so.</summary>
    Slow,

    /// <summary>The interrupt does not reach the line, however long the board keeps it up.</summary>
    Lost,

    /// <summary>The interrupt reaches the line later.</summary>
    Late,

    /// <summary>The line rings once more when the board has dropped its interrupt.</summary>
    Spurious,

    /// <summary>The line rings many times more when the board has dropped its interrupt.</summary>
    Storm,
}
