namespace StreamClass.Benchmarks.Soak;

/// <summary>What becomes of a request; it stands in the first byte of its data.</summary>
internal enum SoakKind : byte
{
    /// <summary>The minidriver completes it in the call.</summary>
    Ordinary,

    /// <summary>The minidriver keeps it and completes it when it is handed the next one.</summary>
    Later,

    /// <summary>The minidriver keeps it until its client cancels it.</summary>
    Cancelled,

    /// <summary>The minidriver keeps it until it has taken too long.</summary>
    TimedOut,
}
