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

    /// <summary>Whether the counter was written since <see cref="ClearWritten"/>.</summary>
    public readonly bool IsWritten => (Volatile.Read(in _word) & Written) != 0;

    /// <summary>What the counter reads at <paramref name="tick"/>.</summary>
    public readonly uint Read(long tick)
    {
        var word = Volatile.Read(in _word);
        var value = (uint)((word & ~Written) >> TickBits);
        var passed = tick - (long)(word & TickMask);
        return passed <= 0 ? value : (uint)Math.Max(value - passed, 0);
    }

    /// <summary>The tick at which the counter reaches zero, or -1 when it never does.</summary>
    public readonly long ExpiryTick
    {
        get
        {
            var word = Volatile.Read(in _word);
            var value = (uint)((word & ~Written) >> TickBits);
            return value == 0 || word == NotStarted ? -1 : (long)(word & TickMask) + value;
        }
    }

    public void Write(uint value, long tick) => Volatile.Write(ref _word, Pack(value, tick) | Written);

    /// <summary>Sets the counter without its counting as written by the minidriver.</summary>
    public void Load(uint value, long tick) => Volatile.Write(ref _word, Pack(value, tick));

    public void Reset() => Volatile.Write(ref _word, NotStarted);

    public void ClearWritten() => Interlocked.And(ref _word, ~Written);

    private static ulong Pack(uint value, long tick) => ((ulong)value << TickBits) | ((ulong)tick & TickMask);
}
