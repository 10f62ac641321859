namespace StreamClass.ClassDriver.Timeouts;

/// <summary>A counter of seconds that falls by itself: its value, the tick of the last write, and whether there was one.</summary>
/// <remarks>
/// Nothing is decremented: reading subtracts the ticks that have passed. A write never touches the wheel; an entry of the wheel
/// looks here again when its time comes. Design section 4.
/// </remarks>
internal struct TimeoutWord
{
    private const int TickBits = 31;
    private const ulong Written = 1UL << 63;
    private const ulong TickMask = (1UL << TickBits) - 1;
    private const ulong NotStarted = ~Written;

    // written : 1, value : 32, tick : 31
    private ulong _word;

    /// <summary>Whether the counter has begun to fall or was written; until then it reads as what it will start from.</summary>
    public readonly bool IsStarted => Volatile.Read(in _word) != NotStarted;

    /// <summary>What the counter reads at <paramref name="tick"/>.</summary>
    public readonly uint Read(long tick)
    {
        var word = Volatile.Read(in _word);
        var value = (uint)((word & ~Written) >> TickBits);
        var passed = tick - (long)(word & TickMask);
        return passed <= 0 ? value : (uint)Math.Max(value - passed, 0);
    }

    /// <summary>The tick at which the counter reaches zero, or -1 when it never does.</summary>
    public readonly long ExpiryTick => ExpiryTickOf(Volatile.Read(in _word));

    public void Write(uint value, long tick) => Volatile.Write(ref _word, Pack(value, tick) | Written);

    /// <summary>Lets the counter begin to fall, unless the minidriver has written it.</summary>
    public bool TryStart(uint value, long tick) => TryReload(NotStarted, value, tick);

    /// <summary>Takes the expiry of a counter that has come to zero.</summary>
    /// <param name="tick">Now.</param>
    /// <param name="expired">What <see cref="TryReload"/> needs to know whether the counter was written since.</param>
    /// <returns>False when it has not come to zero, or was written at this moment.</returns>
    public bool TryExpire(long tick, out ulong expired)
    {
        var word = Volatile.Read(ref _word);
        expired = word & ~Written;
        return ExpiryTickOf(word) is >= 0 and var expiry && expiry <= tick
            && Interlocked.CompareExchange(ref _word, expired, word) == word;
    }

    /// <summary>Sets the counter again, unless the minidriver has written it since.</summary>
    public bool TryReload(ulong expired, uint value, long tick) =>
        Interlocked.CompareExchange(ref _word, Pack(value, tick), expired) == expired;

    public void Reset() => Volatile.Write(ref _word, NotStarted);

    private static long ExpiryTickOf(ulong word)
    {
        var value = (uint)((word & ~Written) >> TickBits);
        return value == 0 || word == NotStarted ? -1 : (long)(word & TickMask) + value;
    }

    private static ulong Pack(uint value, long tick) => ((ulong)value << TickBits) | ((ulong)tick & TickMask);
}
