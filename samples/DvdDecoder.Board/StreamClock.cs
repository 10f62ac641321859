using StreamClass.Hardware;

namespace DvdDecoder.Board;

/// <summary>The stream time: stands, or advances with the oscillator.</summary>
/// <param name="oscillator">What drives it.</param>
internal sealed class StreamClock(Oscillator oscillator)
{
    private long _time;
    private long _since;

    /// <summary>Whether it advances.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether it has been given a time since it was reset.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>The stream time, in units of 100 ns.</summary>
    public long Now => IsRunning ? _time + oscillator.Now - _since : _time;

    /// <summary>Runs from a time on.</summary>
    /// <param name="time">The stream time that it is now.</param>
    public void Start(long time)
    {
        _time = time;
        _since = oscillator.Now;
        IsRunning = IsStarted = true;
    }

    /// <summary>Goes on from where it stands.</summary>
    public void Resume()
    {
        if (!IsRunning)
        {
            Start(_time);
        }
    }

    /// <summary>Stands still at the time that it is now.</summary>
    public void Stop() => StopAt(Now);

    /// <summary>Stands still at a time.</summary>
    /// <param name="time">The stream time.</param>
    public void StopAt(long time)
    {
        _time = time;
        IsRunning = false;
    }

    /// <summary>Says that one stream time is in truth another, as from the same moment on.</summary>
    /// <param name="from">What it would have been.</param>
    /// <param name="to">What it is.</param>
    public void Correct(long from, long to) => _time += to - from;

    /// <summary>Stands at zero, as before anything began.</summary>
    public void Reset()
    {
        StopAt(0);
        IsStarted = false;
    }

    /// <summary>When the oscillator will have reached a stream time.</summary>
    /// <param name="time">The stream time; the clock is running.</param>
    public long ToOscillator(long time) => _since + time - _time;
}
