namespace StreamClass.Kernel;

/// <summary>What became of asking one device whether it interrupted.</summary>
internal enum InterruptAnswer
{
    /// <summary>It did not, or is not connected any more.</summary>
    NotMine,

    /// <summary>It did, and its routine has served it.</summary>
    Claimed,

    /// <summary>Whoever holds its lock runs the routine, then says by <see cref="InterruptLine.Resume"/> what it answered.</summary>
    Deferred,
}
