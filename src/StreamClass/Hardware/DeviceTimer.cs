using System.Diagnostics;

namespace StreamClass.Hardware;

/// <summary>Something that a board will do at a time of its oscillator.</summary>
/// <remarks>
/// Belongs to the board that created it. It is set and cancelled from the board's code only, and its handler runs under the
/// same serializer; so one that was cancelled or set anew never fires late. Allocates nothing.
/// </remarks>
[DebuggerDisplay("{Name} due={Due} set={IsSet}")]
public sealed class DeviceTimer
{
    private readonly VirtualDevice _device;
    private readonly Action _onDue;

    internal DeviceTimer(VirtualDevice device, string name, Action onDue)
    {
        _device = device;
        _onDue = onDue;
        Name = name;
    }

    /// <summary>Names the timer in a trace.</summary>
    public string Name { get; }

    /// <summary>When it is due: oscillator time, in units of 100 ns.</summary>
    public long Due { get; private set; }

    /// <summary>Whether it will fire.</summary>
    public bool IsSet { get; internal set; }

    internal DeviceTimer? Next { get; set; }

    internal DeviceTimer? Previous { get; set; }

    /// <summary>Sets the timer, instead of what it was set to before. Does nothing while the board is not plugged in.</summary>
    /// <param name="dueOscillatorTime">When it is due: oscillator time, in units of 100 ns. A time that has passed means at once.</param>
    /// <exception cref="InvalidOperationException">The caller is not the board's code.</exception>
    public void Set(long dueOscillatorTime)
    {
        _device.RequireInside();
        _device.Timers.Remove(this);
        if (_device.IsRunning)
        {
            Due = dueOscillatorTime;
            _device.Timers.Add(this);
        }
    }

    /// <summary>Takes <see cref="Set"/> back.</summary>
    /// <exception cref="InvalidOperationException">The caller is not the board's code.</exception>
    public void Cancel()
    {
        _device.RequireInside();
        _device.Timers.Remove(this);
    }

    internal void Fire() => _onDue();
}
