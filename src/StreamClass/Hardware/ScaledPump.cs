using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Board time that runs at a fixed multiple of the machine's time.</summary>
internal sealed class ScaledPump(VirtualDevice device, KernelDrive drive, double factor) : OscillatorPump(device)
{
    private readonly long _start = drive.Now;
    private long _latest;
    private bool _isArmed;
    private bool _isLooping;

    /// <summary>Never earlier than the event that ran last, whatever the arithmetic rounds to.</summary>
    public override long Now => Math.Max(Volatile.Read(ref _latest), ToBoardTime(drive.Now - _start));

    public override bool Plan(bool isDelivering)
    {
        if (_isLooping && !isDelivering)
        {
            return false;
        }

        // Delivering may keep the thread of the loop for long; until it is back, the timer alone sees to the next event.
        if (_isLooping)
        {
            _isLooping = false;
        }

        if (Timers.First is not { } first)
        {
            Disarm();
            return false;
        }

        var due = ToMachineTime(first.Due);
        if (!_isArmed || due != Due)
        {
            Disarm();
            Due = due;
            _isArmed = true;
            drive.Arm(this);
        }

        return false;
    }

    internal override void Fire()
    {
        if (!Device.TryEnter(this))
        {
            return;
        }

        _isArmed = false;

        // A simulation decides after each event what comes next.
        for (var left = drive.IsSimulated ? 1 : EventsInARow; left > 0 && RunFirst(); left--)
        {
            if (!Device.TryEnter(this))
            {
                return;
            }
        }

        _isLooping = false;
        Device.Leave();
    }

    private bool RunFirst()
    {
        if (Timers.First is not { } first || ToMachineTime(first.Due) > drive.Now)
        {
            return false;
        }

        _isLooping = true;
        Volatile.Write(ref _latest, Math.Max(_latest, first.Due));
        Device.Run(first);
        Device.Leave();
        return true;
    }

    private void Disarm()
    {
        if (_isArmed)
        {
            _isArmed = false;
            drive.Disarm(this);
        }
    }

    private long ToBoardTime(long elapsed) => factor == 1 ? elapsed : (long)(elapsed * factor);

    /// <summary>Times too far away to count end at the last one there is; conversion saturates likewise.</summary>
    private long ToMachineTime(long boardTime) =>
        _start + Math.Min(factor == 1 ? boardTime : (long)Math.Ceiling(boardTime / factor), long.MaxValue - _start);
}
