using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Synchronization;

/// <summary>What the word of a <see cref="CombiningLock"/> says.</summary>
/// <remarks>
/// Zero: it is free. The number of a processor: that one holds it. That number with a mark: the lock is set aside for it, and how often that
/// was done before stands above, so that whoever looked at one reservation never takes the next for it.
/// </remarks>
internal static class LockWord
{
    public const long Free = 0;

    private const long ReservedMark = 1L << 30;
    private const long RevokedMark = 1L << 31;
    private const long OwnerMask = ReservedMark - 1;
    private const int TurnShift = 32;

    /// <summary>The processor enters and leaves without an atomic, and nobody else enters at all.</summary>
    public static long Reserved(Processor processor, int turn) => ((long)turn << TurnShift) | ReservedMark | (uint)processor.Id;

    /// <summary>The same reservation when somebody else has come: the processor enters no more, and who is next is decided as for a free lock.</summary>
    public static long Revoked(long word) => (word & ~ReservedMark) | RevokedMark;

    /// <summary>Whom the lock is set aside for.</summary>
    public static int Owner(long word) => (int)(word & OwnerMask);

    /// <summary>Whether it is reserved, or was and is revoked.</summary>
    public static bool IsSetAside(long word) => (word & (ReservedMark | RevokedMark)) != 0;

    /// <summary>Whether it is reserved, and nobody else has come.</summary>
    public static bool IsReserved(long word) => (word & ReservedMark) != 0;
}
