namespace StreamClass.ClassDriver;

/// <summary>What keeps the writes of a stream from the shortest way.</summary>
[Flags]
internal enum WayObstacles
{
    /// <summary>Nothing does.</summary>
    None = 0,

    /// <summary>Somebody watches: a scheduler, or an observer of the minidriver.</summary>
    Watched = 1,

    /// <summary>The stream cannot be written to.</summary>
    NotWritten = 2,

    /// <summary>Its client has closed it.</summary>
    Closed = 4,

    /// <summary>Its data is being flushed.</summary>
    Flush = 8,

    /// <summary>The device has no class synchronization.</summary>
    NotSynchronized = 16,
}
