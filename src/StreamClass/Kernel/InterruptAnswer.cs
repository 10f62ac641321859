namespace StreamClass.Kernel;

/// <summary>What became of asking one device whether it interrupted.</summary>
internal enum InterruptAnswer
{
    /// <summary>Its routine said no.</summary>
    NotMine,

    /// <summary>Its routine said yes.</summary>
    Claimed,

    /// <summary>Its lock is held: whoever holds it runs the routine, then calls <see cref="InterruptLine.Resume"/>.</summary>
    Deferred,
}
