namespace DvdPlayer.ProgramStream;

/// <summary>Turns the time stamps of a program into one continuous time line for all of its streams, in units of 100 ns.</summary>
/// <remarks>
/// <para>
/// Time stamps wrap after 33 bits, and each video object of a DVD counts from a new beginning; a decoder wants times that are already
/// contiguous. Wraps vanish because only differences count. New beginnings are told exactly by NAV packs: a unit that does not start where
/// the one before it ended is joined to that end. A file without NAV packs is watched for jumps of its time stamps.
/// </para>
/// <para>
/// Time 0, or what <see cref="BeginPass(long)"/> says, is the program's origin if that is told, otherwise the first unit's first picture or
/// the first time stamp; a stream that starts a little before that gets a time a little below.
/// </para>
/// </remarks>
internal sealed class StreamTime
{
    private const int ForwardJump = 3 * 90_000;  // streams are interleaved, and subpictures sent ahead, by far less
    private const int BackwardJump = 90_000 / 2; // pictures are reordered by far less
    private const int Kinds = 8;
    private const int TracksPerKind = 32;

    private readonly int _pictureTicks;
    private readonly uint? _origin;
    private readonly uint?[] _last = new uint?[Kinds * TracksPerKind];
    private long _passStart;
    private long _endTicks;
    private long _referenceTicks;
    private uint _reference;
    private uint _unitEnd;
    private bool _hasReference;
    private bool _hasUnit;

    /// <summary>Starts a time line at 0.</summary>
    /// <param name="pictureTicks">A picture's duration at 90 kHz: 3003 for NTSC, 3600 for PAL. For video without NAV packs.</param>
    /// <param name="origin">The earliest of the streams' first time stamps: <see cref="DiscSummary.Origin"/>.</param>
    public StreamTime(int pictureTicks = 3003, long? origin = null) => (_pictureTicks, _origin) = (pictureTicks, (uint?)origin);

    /// <summary>How often the time stamps had to be joined.</summary>
    public int Discontinuities { get; private set; }

    /// <summary>Where the latest of what has been seen so far ends.</summary>
    public long End => _passStart + ToTime(_endTicks);

    /// <summary>Converts a duration at 90 kHz.</summary>
    /// <param name="ticks">Units of 1/90,000 s.</param>
    /// <returns>Units of 100 ns, rounded to the nearest.</returns>
    public static long ToTime(long ticks) => ticks >= 0 ? ((ticks * 1000) + 4) / 9 : -(((-ticks * 1000) + 4) / 9);

    /// <summary>Gives the times of the next packet of the program. All packets must come by here, NAV packs included.</summary>
    /// <param name="packet">The packet.</param>
    public PacketTime Stamp(in PesPacket packet)
    {
        if (NavPack.TryRead(packet, out var nav) && nav.HasTimes)
        {
            Enter(nav);
        }

        if (packet.Pts is not { } stamp || packet.Kind == StreamKind.Unknown)
        {
            return default;
        }

        var ticks = Unroll((int)packet.Kind * TracksPerKind + packet.Track, (uint)stamp);
        var duration = packet.Kind == StreamKind.Video ? _pictureTicks : AudioFrames.Duration(packet);
        _endTicks = Math.Max(_endTicks, ticks + duration);
        var decodeTicks = packet.Dts is { } decode ? ticks - Distance((uint)decode, (uint)stamp) : ticks;
        return new PacketTime(_passStart + ToTime(ticks), _passStart + ToTime(decodeTicks));
    }

    /// <summary>Tells the time line of an end that only the caller knows, such as that of the last decoded sample.</summary>
    /// <param name="time">The end, in units of 100 ns.</param>
    public void ExtendTo(long time) => _endTicks = Math.Max(_endTicks, ((time - _passStart) * 9 + 500) / 1000);

    /// <summary>The program begins again, where it ended.</summary>
    public void BeginPass() => BeginPass(End);

    /// <summary>The program, or another one, begins.</summary>
    /// <param name="time">The time of its beginning, in units of 100 ns.</param>
    public void BeginPass(long time)
    {
        _passStart = time;
        _endTicks = 0;
        _hasReference = false;
        _hasUnit = false;
        Array.Clear(_last);
    }

    // Differences are taken of the low 32 bits, which is all that a NAV pack tells: right across wraps, up to 6.6 hours.
    private static int Distance(uint from, uint to) => (int)(to - from);

    private void Enter(NavPack nav)
    {
        var continues = _hasUnit
            ? nav.Start == _unitEnd
            : _hasReference && Math.Abs((long)Distance(_reference, nav.Start)) <= ForwardJump;
        if (continues)
        {
            MoveTo(nav.Start, _referenceTicks + Distance(_reference, nav.Start));
        }
        else if (_hasUnit)
        {
            Join(nav.Start, _referenceTicks + Distance(_reference, _unitEnd));
        }
        else if (_hasReference)
        {
            Join(nav.Start, _endTicks);
        }
        else
        {
            Begin(nav.Start);
        }

        _hasUnit = true;
        _unitEnd = nav.End;
        _endTicks = Math.Max(_endTicks, _referenceTicks + Distance(_reference, nav.End));
    }

    private long Unroll(int stream, uint stamp)
    {
        if (!_hasReference)
        {
            Begin(stamp);
        }

        if (!_hasUnit)
        {
            var jumps = Distance(_reference, stamp) > ForwardJump
                || (_last[stream] is { } last && Distance(last, stamp) < -BackwardJump);
            if (jumps)
            {
                Join(stamp, _endTicks);
            }

            MoveTo(stamp, _referenceTicks + Distance(_reference, stamp));
            _last[stream] = stamp;
        }

        return _referenceTicks + Distance(_reference, stamp);
    }

    // An origin far from the first stamp belongs to something else.
    private void Begin(uint stamp)
    {
        var lead = _origin is { } origin ? Distance(origin, stamp) : 0;
        MoveTo(stamp, Math.Abs((long)lead) <= ForwardJump ? lead : 0);
    }

    private void Join(uint stamp, long ticks)
    {
        MoveTo(stamp, ticks);
        Array.Clear(_last);
        Discontinuities++;
    }

    private void MoveTo(uint stamp, long ticks)
    {
        _reference = stamp;
        _referenceTicks = ticks;
        _hasReference = true;
    }
}
