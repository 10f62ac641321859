using System.Collections.Immutable;
using System.Diagnostics;

namespace StreamClass.Hardware;

/// <summary>A PCI board as its author writes it: registers, events of its own, an interrupt and bus-master transfers.</summary>
/// <remarks>
/// <para>All code of the board (registers, timers, results of work, the On… methods) runs under one serializer: one thread at a
/// time, any IRQL, never for long. It must not wait, and must use neither an <see cref="IoRange"/> nor a
/// <see cref="Kernel.Shared{T}"/>. The interrupt line changes once that code has returned, to the level that it left behind.</para>
/// <para>An exception in the board's code makes the board dead: it is kept in <see cref="Fault"/>, registers read all ones, and
/// nothing else happens. A board that is removed behaves alike. The same code serves real time and simulation. Reference 11.</para>
/// </remarks>
[DebuggerDisplay("{Name} attached={IsAttached} interrupt={IsInterruptAsserted}")]
public abstract partial class VirtualDevice
{
    private DeviceSerializer _serializer;
    private DmaAdapter? _dma;

    /// <summary>Makes a board that is not plugged in yet.</summary>
    /// <param name="name">Names the board in logs, traces and bug checks.</param>
    /// <param name="identity">What its configuration space says that it is.</param>
    /// <param name="ranges">The registers and ports that it decodes; the index of each is what the register methods get.</param>
    /// <exception cref="ArgumentException">A range cannot be one of a PCI device.</exception>
    protected VirtualDevice(string name, PciIdentity identity, params ReadOnlySpan<DeviceRange> ranges)
    {
        Name = name;
        Ranges = [.. ranges];
        Configuration = new PciConfiguration(identity, ranges);
    }

    /// <summary>Names the board in logs, traces and bug checks.</summary>
    public string Name { get; }

    /// <summary>The registers and ports that the board decodes.</summary>
    public ImmutableArray<DeviceRange> Ranges { get; }

    /// <summary>The board's configuration space.</summary>
    public PciConfiguration Configuration { get; }

    /// <summary>Whether the board is plugged in.</summary>
    public bool IsAttached => _bus is not null;

    /// <summary>What the board's code threw, or null. Plugging the board in again clears it.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether the board holds its interrupt up.</summary>
    public bool IsInterruptAsserted => _output.Level;

    /// <summary>Moves data between the board and the machine's memory.</summary>
    /// <exception cref="InvalidOperationException">The board was never plugged in.</exception>
    protected internal DmaAdapter Dma => _dma ?? throw new InvalidOperationException($"{Name} was never plugged in.");

    /// <summary>The board's time.</summary>
    protected internal Oscillator Oscillator { get; } = new();

    /// <summary>Whether the board has only 24 address lines.</summary>
    protected virtual bool Is24BitDma => false;

    /// <summary>Whether the software has done all that it will do before the board's next event.</summary>
    /// <remarks>
    /// Asked only at <see cref="OscillatorSpeed.Maximum"/>, where the board's time stands still until the answer is yes. A board
    /// that consumes data says no as long as it has none and more will come.
    /// </remarks>
    protected virtual bool IsSettled => !IsInterruptAsserted;

    /// <summary>Reads a register or port.</summary>
    /// <param name="range">The index of the range.</param>
    /// <param name="offset">Where in the range, in bytes; a multiple of <paramref name="width"/>.</param>
    /// <param name="width">How many bytes: 1, 2 or 4.</param>
    /// <returns>The value, in the lowest bits.</returns>
    protected internal abstract uint ReadRegister(int range, int offset, int width);

    /// <summary>Writes a register or port.</summary>
    /// <param name="range">The index of the range.</param>
    /// <param name="offset">Where in the range, in bytes; a multiple of <paramref name="width"/>.</param>
    /// <param name="width">How many bytes: 1, 2 or 4.</param>
    /// <param name="value">The value, in the lowest bits.</param>
    protected internal abstract void WriteRegister(int range, int offset, int width, uint value);

    /// <summary>The board has been plugged in and gets power. Does <see cref="OnReset"/> unless overridden.</summary>
    protected virtual void OnPowerOn() => OnReset();

    /// <summary>All registers take their reset values. No timer is set, the interrupt is down.</summary>
    protected virtual void OnReset()
    {
    }

    /// <summary>The board has been pulled out: timers, interrupts and transfers do nothing any more.</summary>
    protected virtual void OnRemoved()
    {
    }

    /// <summary>Makes a timer of this board.</summary>
    /// <param name="name">Names the timer in a trace.</param>
    /// <param name="onDue">What the board does when it is due.</param>
    /// <returns>The timer, not set.</returns>
    protected DeviceTimer CreateTimer(string name, Action onDue) => new(this, name, onDue);

    /// <summary>Raises the interrupt, if it is down.</summary>
    /// <exception cref="InvalidOperationException">The caller is not the board's code.</exception>
    protected void AssertInterrupt()
    {
        RequireInside();
        _output.Level = IsRunning;
    }

    /// <summary>Drops the interrupt, if it is up.</summary>
    /// <exception cref="InvalidOperationException">The caller is not the board's code.</exception>
    protected void DeassertInterrupt()
    {
        RequireInside();
        _output.Level = false;
    }

    /// <summary>Has the chip work for long, outside of the serializer.</summary>
    /// <param name="work">What to compute. It may transfer data; it must touch nothing that the board's other code uses.</param>
    /// <param name="simulatedDuration">How long it takes on a simulated machine.</param>
    /// <param name="done">Makes the result visible, under the serializer; not called once the board was reset or removed.</param>
    /// <exception cref="InvalidOperationException">The caller is not the board's code.</exception>
    protected void RunBeside(Action work, TimeSpan simulatedDuration, Action done)
    {
        RequireInside();
        if (IsRunning)
        {
            AddJob(new BesideJob(this, work, simulatedDuration.Ticks, done, _run));
        }
    }

    /// <summary>Changes the board from outside, as a cable or a switch does.</summary>
    /// <param name="change">Runs under the serializer; what it throws, the caller gets.</param>
    /// <exception cref="InvalidOperationException">The caller is the board's code.</exception>
    protected void Synchronize(Action change)
    {
        _serializer.Enter(_drive);
        try
        {
            change();
        }
        finally
        {
            Leave();
        }
    }
}
