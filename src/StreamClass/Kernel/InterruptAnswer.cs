namespace StreamClass.Kernel;

/// <summary>What became of asking one device whether it interrupted.</summary>
internal enum InterruptAnswer
{
    /// <summary>It is not connected any more.</summary>
    NotMine,

    /// <summary>Whoever holds its lock runs the routine, then says by <see cref="InterruptLine.Resume"/> what it answered.</summary>
    Deferred,
}
