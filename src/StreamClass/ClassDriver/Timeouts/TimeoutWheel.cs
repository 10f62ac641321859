using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Timeouts;

/// <summary>Watches the counters of the requests that the minidriver of one device holds.</summary>
/// <remarks>
/// Ticks once a second, and only while a live counter is outstanding. A tick looks at one slot of the wheel, and only if something in it may
/// expire, so it costs what expires. Entries look at their counter again when their slot comes. Reference 8.
/// Most requests are back long before the next tick. Those that are used again and again do not come onto the wheel at all: each is noted
/// once between two ticks, and the tick puts onto the wheel what the minidriver has at that moment.
/// </remarks>
internal sealed class TimeoutWheel
{
    private const int Slots = 64;

    /// <summary>How many requests can be noted between two ticks; what a tick does for them is a few microseconds.</summary>
    private const int MostNoted = 256;

    private readonly KernelDrive _drive;
    private readonly Slot[] _slots = new Slot[Slots];
    private readonly KernelTimer _timer;
    private readonly bool _isNoting;
    private readonly List<StreamRequest> _noted = [];
    private long _coarseOffset;
    private BusyWord _busy;
    private int _count;
    private long _lastTick;
    private bool _ticking;

    /// <param name="drive">Whose time it is.</param>
    /// <param name="name">Names the device.</param>
    /// <param name="defaultSeconds">What TimeoutOriginal starts with.</param>
    /// <param name="areUsedAgain">Whether requests have more than one use, so that it pays to note them.</param>
    public TimeoutWheel(KernelDrive drive, string name, uint defaultSeconds, bool areUsedAgain)
    {
        _drive = drive;
        _isNoting = areUsedAgain;
        DefaultSeconds = defaultSeconds;
        _timer = new KernelTimer(drive, $"{name} timeout tick", new Dpc(drive, static state => ((TimeoutWheel)state!).OnTick(), this));
    }

    /// <summary>What TimeoutOriginal starts with.</summary>
    public uint DefaultSeconds { get; }

    /// <summary>Seconds since the machine was switched on, counted from one: also then a counter can have come to zero before.</summary>
    public long Tick => (_drive.Now / KernelDrive.Second) + 1;

    /// <summary>Starts the counter of a request that the minidriver has kept, unless it wrote the counter itself.</summary>
    /// <remarks>Only now: most requests are completed within the call, and reading the clock costs more than all the rest.</remarks>
    public void Start(StreamRequest request)
    {
        if (request.Timeout.IsStarted)
        {
            return;
        }

        var original = OriginalOf(request);
        var wasNoted = request.Wheel.IsNoted;
        if (!request.Timeout.TryStart(original, wasNoted ? CoarseTick : Tick) || original == 0)
        {
            return;
        }

        // The start was a full fence: the tick that takes the note away sees the counter started, or the note is seen gone here.
        if (!request.Wheel.IsNoted && !TryNote(request))
        {
            Arm(request);
        }
    }

    /// <summary>What the counter of a request starts from: what the minidriver left in TimeoutOriginal.</summary>
    public uint OriginalOf(StreamRequest request) => request.Srb.TimeoutOriginal;

    /// <summary>The minidriver reads the counter.</summary>
    public uint Read(StreamRequest request) =>
        request.Timeout.IsStarted ? request.Timeout.Read(Tick) : request.Srb.TimeoutOriginal;

    /// <summary>The minidriver writes the counter.</summary>
    public void Write(StreamRequest request, uint value)
    {
        request.Timeout.Write(value, Tick);
        Arm(request);
    }

    /// <summary>Lets the counter of a request come to zero now, whatever it says. The caller has a reference.</summary>
    public void ExpireNow(StreamRequest request)
    {
        request.Timeout.Write(1, Tick - 1);
        request.AddReference();
        request.Expiry.Post();
    }

    /// <summary>Watches a request that the minidriver still holds. An entry that comes too early looks again.</summary>
    public void Arm(StreamRequest request)
    {
        var expiry = request.Timeout.ExpiryTick;

        // A minidriver may write the counter of a request that it has lost, whose last reference may be gone.
        if (expiry < 0 || request.State != RequestState.WithMinidriver || !request.TryAddReference())
        {
            return;
        }

        _busy.Enter(_drive);
        var start = BeginTicking();

        // Read again: of two that write the counter at once, the later one may have been here before.
        expiry = request.Timeout.ExpiryTick;

        // A slot that has been looked at comes again in a minute only.
        var slot = Math.Max(expiry, _lastTick + 1);
        var linked = !request.Wheel.IsLinked;
        if (linked)
        {
            Link(request, slot);
            _count++;
        }
        else if (request.Wheel.Slot != slot % Slots)
        {
            Unlink(request);
            Link(request, slot);
        }
        else
        {
            _slots[slot % Slots].NoteExpiry(slot);
        }

        _busy.Leave();
        if (!linked)
        {
            request.Release();
        }

        if (start)
        {
            SetTimer();
        }

        // Full fence: whoever finishes the request sees it linked, or it is seen finished here.
        Interlocked.MemoryBarrier();
        if (request.State != RequestState.WithMinidriver)
        {
            Disarm(request);
        }
    }

    /// <summary>Stops watching a request.</summary>
    public void Disarm(StreamRequest request)
    {
        if (!request.Wheel.IsLinked)
        {
            return;
        }

        _busy.Enter(_drive);
        var linked = request.Wheel.IsLinked;
        if (linked)
        {
            Unlink(request);
            _count--;
        }

        _busy.Leave();
        if (linked)
        {
            request.Release();
        }
    }

    /// <summary>Never ticks again.</summary>
    public void Stop() => _timer.Cancel();

    /// <summary>The same as <see cref="Tick"/> within some milliseconds, for a fraction of its price. Only while the wheel ticks.</summary>
    private long CoarseTick => ((_drive.CoarseClock + Volatile.Read(ref _coarseOffset)) / KernelDrive.Second) + 1;

    /// <summary>Leaves a request to the next tick. No reference is taken: it may have other uses until then, none of which is noted again.</summary>
    private bool TryNote(StreamRequest request)
    {
        if (!_isNoting)
        {
            return false;
        }

        _busy.Enter(_drive);
        var isNoted = request.Wheel.IsNoted || _noted.Count < MostNoted;
        var start = isNoted && BeginTicking();
        if (isNoted && !request.Wheel.IsNoted)
        {
            _noted.Add(request);
            request.Wheel.IsNoted = true;
        }

        _busy.Leave();
        if (start)
        {
            SetTimer();
        }

        return isNoted;
    }

    /// <summary>Puts onto the wheel what was noted and is with the minidriver.</summary>
    private void ArmNoted()
    {
        var noted = TakeNoted();
        if (noted.Length == 0)
        {
            return;
        }

        // Full fence: a counter that was started while its request was noted is seen here.
        Interlocked.MemoryBarrier();

        foreach (var request in noted)
        {
            if (request.TryAddReference())
            {
                Arm(request);
                request.Release();
            }
        }
    }

    private StreamRequest[] TakeNoted()
    {
        _busy.Enter(_drive);
        StreamRequest[] noted = [.. _noted];
        _noted.Clear();
        foreach (var request in noted)
        {
            request.Wheel.IsNoted = false;
        }

        SetCoarseClock(_drive.Now);
        _busy.Leave();
        return noted;
    }

    private void SetCoarseClock(long now) => Volatile.Write(ref _coarseOffset, now - _drive.CoarseClock);

    /// <summary>Whether the caller must set the timer once it has left the busy word.</summary>
    private bool BeginTicking()
    {
        if (_ticking)
        {
            return false;
        }

        _ticking = true;
        var now = _drive.Now;
        _lastTick = (now / KernelDrive.Second) + 1;
        SetCoarseClock(now);
        return true;
    }

    private void OnTick()
    {
        ArmNoted();
        var now = Tick;
        StreamRequest? expired = null;
        _busy.Enter(_drive);
        for (var tick = Math.Max(_lastTick + 1, now - Slots + 1); tick <= now; tick++)
        {
            var slot = (int)(tick % Slots);
            if (_slots[slot].Earliest <= now)
            {
                Collect(slot, now, ref expired);
            }
        }

        _lastTick = now;
        _busy.Leave();
        if (_isNoting)
        {
            expired = InOrder(expired);
        }

        while (expired is not null)
        {
            var next = expired.Wheel.ExpiredNext;
            expired.Wheel.ExpiredNext = null;
            expired.Expiry.Post();
            expired = next;
        }

        // Only now: posting runs the minidriver, and two ticks at once would share the links of what has expired.
        _busy.Enter(_drive);
        _ticking = _count > 0 || _noted.Count > 0;
        var again = _ticking;
        _busy.Leave();
        if (again)
        {
            SetTimer();
        }
    }

    /// <summary>Moves what has expired from a slot to the list, in order of arrival, and what has not to where it belongs.</summary>
    private void Collect(int slot, long now, ref StreamRequest? expired)
    {
        _slots[slot].Earliest = long.MaxValue;
        for (var request = _slots[slot].First; request is not null;)
        {
            var next = request.Wheel.Next;
            var expiry = request.Timeout.ExpiryTick;
            if (expiry < 0)
            {
                // The counter was switched off. The write that switches it on again links the request again.
                Unlink(request);
                _count--;
                request.Release();
            }
            else if (expiry <= now)
            {
                Unlink(request);
                _count--;
                request.Wheel.ExpiredNext = expired;
                expired = request;
            }
            else if (expiry % Slots != slot)
            {
                Unlink(request);
                Link(request, expiry);
            }
            else
            {
                _slots[slot].NoteExpiry(expiry);
            }

            request = next;
        }
    }

    /// <summary>Brings what has expired at one tick into the order in which it was sent: what was noted came onto the wheel after the rest.</summary>
    private static StreamRequest? InOrder(StreamRequest? expired)
    {
        var isInOrder = true;
        for (var request = expired; isInOrder && request?.Wheel.ExpiredNext is { } next; request = next)
        {
            isInOrder = request.Sequence <= next.Sequence;
        }

        if (isInOrder)
        {
            return expired;
        }

        var sorted = new List<(long Sequence, StreamRequest Request)>();
        for (; expired is not null; expired = expired.Wheel.ExpiredNext)
        {
            sorted.Add((expired.Sequence, expired));
        }

        // The last one first, so that each is put before those that follow it.
        sorted.Sort(static (a, b) => b.Sequence.CompareTo(a.Sequence));
        foreach (var (_, request) in sorted)
        {
            request.Wheel.ExpiredNext = expired;
            expired = request;
        }

        return expired;
    }

    private void Link(StreamRequest request, long expiry)
    {
        var slot = (int)(expiry % Slots);
        var head = _slots[slot].First;
        request.Wheel.Slot = slot;
        request.Wheel.Next = head;
        request.Wheel.Previous = null;
        if (head is not null)
        {
            head.Wheel.Previous = request;
        }

        _slots[slot].First = request;
        _slots[slot].Earliest = head is null ? expiry : Math.Min(_slots[slot].Earliest, expiry);
    }

    private void Unlink(StreamRequest request)
    {
        var entry = request.Wheel;
        if (entry.Previous is { } previous)
        {
            previous.Wheel.Next = entry.Next;
        }
        else
        {
            _slots[entry.Slot].First = entry.Next;
        }

        if (entry.Next is { } next)
        {
            next.Wheel.Previous = entry.Previous;
        }

        entry.Next = null;
        entry.Previous = null;
        entry.Slot = WheelEntry.NotLinked;
    }

    private void SetTimer() => _timer.Set((Tick * KernelDrive.Second) - _drive.Now);

    /// <summary>Those whose time comes at the same second of a turn, in this turn or in a later one.</summary>
    private struct Slot
    {
        public StreamRequest? First;

        /// <summary>Before this tick nothing of the slot expires: long counters are not looked at once a turn.</summary>
        public long Earliest;

        public void NoteExpiry(long tick) => Earliest = Math.Min(Earliest, tick);
    }
}
