namespace StreamClass.Kernel;

/// <summary>A timer of the operating system: when it is due it is signalled, and queues its deferred procedure call.</summary>
/// <remarks>Native name: KTIMER. Setting it again replaces the due time. Reference 16.</remarks>
[NativeName("KTIMER")]
public sealed class KernelTimer : KernelDispatcherObject, INamedSubject
{
    private readonly KernelEventType _type;
    private readonly Clock _clock;
    private Dpc? _dpc;
    private long _period;
    private bool _isSet;
    private bool _signalled;

    internal KernelTimer(KernelDrive drive, string name, Dpc? dpc, KernelEventType type = KernelEventType.Notification)
        : base(drive, "timer")
    {
        _type = type;
        _dpc = dpc;
        _clock = new Clock(this, name);
    }

    /// <inheritdoc/>
    [NativeName("KeReadStateTimer")]
    public override bool IsSignalled
    {
        get
        {
            Look();
            return Volatile.Read(ref _signalled);
        }
    }

    /// <summary>When the timer is due (100 ns).</summary>
    internal long Due => _clock.Due;

    /// <summary>Whether it is going to be due.</summary>
    internal bool IsSet => Volatile.Read(ref _isSet);

    string INamedSubject.Name => _clock.Name;

    /// <summary>Sets the timer, and takes its signal back.</summary>
    /// <remarks>Native names: KeSetTimer, KeSetTimerEx. IRQL &lt;= DISPATCH_LEVEL. Reference 16.</remarks>
    /// <param name="due">After which time it is due.</param>
    /// <param name="period">After which time it is due again and again; zero for a timer that is due once.</param>
    /// <param name="dpc">What to queue when it is due, or null.</param>
    /// <returns>Whether it was set already.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative.</exception>
    /// <exception cref="BugCheckException">The level is too high.</exception>
    [NativeName("KeSetTimerEx")]
    public bool Set(TimeSpan due, TimeSpan period = default, KernelDpc? dpc = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(due, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        BeginService("KeSetTimer");
        return Set(due.Ticks, period.Ticks, dpc?.Dpc);
    }

    /// <summary>Takes the due time back; the signal stays as it is.</summary>
    /// <remarks>Native name: KeCancelTimer. IRQL &lt;= DISPATCH_LEVEL. A call that is queued already is not taken back. Reference 16.</remarks>
    /// <returns>Whether it was set.</returns>
    [NativeName("KeCancelTimer")]
    public bool Cancel()
    {
        Enter();
        var wasSet = _isSet;
        _isSet = false;
        Leave();
        Drive.Disarm(_clock);
        if (Volatile.Read(ref _isSet))
        {
            // Somebody has set it meanwhile.
            Drive.Arm(_clock);
        }

        return wasSet;
    }

    /// <summary>Sets the timer to queue the call that it was made with after <paramref name="delay"/> (100 ns).</summary>
    internal void Set(long delay) => Set(delay, 0, _dpc);

    private protected override bool TryTake_NeedsBusy(KernelThreadIdentity thread)
    {
        var taken = _signalled;
        _signalled &= _type == KernelEventType.Notification;
        return taken;
    }

    private bool Set(long delay, long period, Dpc? dpc)
    {
        Drive.Disarm(_clock);
        var now = Drive.Now;
        Enter();
        var wasSet = _isSet;
        _isSet = true;
        _signalled = false;
        _period = period;
        _dpc = dpc;
        _clock.Due = now + Math.Clamp(delay, 0, long.MaxValue - now);
        Leave();
        Drive.Arm(_clock);
        return wasSet;
    }

    private void Fire()
    {
        var now = Drive.Now;
        Enter();

        // What rings may be left over from an earlier due time.
        if (!_isSet || _clock.Due > now)
        {
            Leave();
            return;
        }

        var again = _period > 0;
        _isSet = again;
        if (again)
        {
            // Due times that nobody could see are left out.
            var next = _period * ((now - _clock.Due) / _period);
            _clock.Due += next;
            _clock.Due += Math.Min(_period, long.MaxValue - _clock.Due);
        }

        var dpc = _dpc;
        Signal_NeedsBusy();
        Leave();
        if (again)
        {
            Drive.Arm(_clock);
        }

        dpc?.Queue();
    }

    private void Signal_NeedsBusy()
    {
        if (_type == KernelEventType.Notification)
        {
            WakeAll_NeedsBusy();
            _signalled = true;
        }
        else
        {
            _signalled = WakeOne_NeedsBusy() is null;
        }
    }

    private sealed class Clock(KernelTimer timer, string name) : DriveTimer(name)
    {
        public override bool IsHardware => false;

        internal override void Fire() => timer.Fire();
    }
}
