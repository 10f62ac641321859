using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Board time that stands still until the board is settled, then jumps to the next event.</summary>
/// <remarks>
/// One loop at a time, on a thread of the hardware, runs event after event and leaves the serializer between them, so that the
/// interrupt of one is delivered before the next. The timer is a watchdog: when nothing has run for the stall limit, be it that
/// the board is not settled or that the loop's thread does not come back from a driver, time goes on as on a real board.
/// </remarks>
internal sealed class SteppedPump : OscillatorPump
{
    private static readonly Action Nothing = static () => { };

    private readonly KernelDrive _drive;
    private readonly long _stallLimit;
    private readonly Action _run;
    private long _now;
    private long _forcedAdvances;
    private long _lastEvent;
    private bool _wasIdle = true;
    private bool _isWatched;
    private bool _isPumping;
    private int _loop;
    private int _startedLoop;

    public SteppedPump(VirtualDevice device, KernelDrive drive, long stallLimit)
        : base(device)
    {
        _drive = drive;
        _stallLimit = stallLimit;
        _run = RunLoop;
    }

    public override long Now => Volatile.Read(ref _now);

    public override long ForcedAdvances => Volatile.Read(ref _forcedAdvances);

    public override bool Plan(bool isDelivering)
    {
        if (Timers.First is null)
        {
            _wasIdle = true;
            return false;
        }

        if (_wasIdle)
        {
            _wasIdle = false;
            _lastEvent = _drive.Now;
        }

        if (!_isWatched)
        {
            Watch(_drive.Now + _stallLimit);
        }

        if (_isPumping || !Device.AskIsSettled())
        {
            return false;
        }

        _isPumping = true;
        _loop++;
        return true;
    }

    public override void Start() => _drive.RunBeside(Nothing, 0, _run);

    internal override void Fire()
    {
        if (!Device.TryEnter(this))
        {
            return;
        }

        _isWatched = false;
        var limit = _lastEvent + _stallLimit;
        if (Timers.First is null || _drive.Now < limit)
        {
            Watch(limit);
            Device.Leave();
            return;
        }

        // A loop that hangs finds that it was replaced.
        Volatile.Write(ref _forcedAdvances, _forcedAdvances + 1);
        _isPumping = true;
        _startedLoop = ++_loop;
        RunEvents(_loop, isForced: true);
    }

    private void RunLoop()
    {
        if (!Device.TryEnter(this))
        {
            return;
        }

        if (_startedLoop == _loop)
        {
            Device.Leave();
            return;
        }

        _startedLoop = _loop;
        RunEvents(_loop, isForced: false);
    }

    private void RunEvents(int loop, bool isForced)
    {
        for (var left = EventsInARow; loop == _loop; left--)
        {
            if (Timers.First is not { } first || left == 0 || !(isForced || Device.AskIsSettled()))
            {
                // Leaving starts another loop if there is something to do.
                _isPumping = false;
                break;
            }

            isForced = false;
            _lastEvent = _drive.Now;
            Volatile.Write(ref _now, Math.Max(_now, first.Due));
            Device.Run(first);
            Device.Leave();
            if (!Device.TryEnter(this))
            {
                return;
            }
        }

        Device.Leave();
    }

    private void Watch(long due)
    {
        if (Timers.First is not null)
        {
            _isWatched = true;
            Due = due;
            _drive.Arm(this);
        }
    }
}
