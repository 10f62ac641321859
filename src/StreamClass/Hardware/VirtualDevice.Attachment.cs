using System.Collections.Immutable;
using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <content>How the machine plugs a board in and pulls it out.</content>
public abstract partial class VirtualDevice
{
    private DeviceBus? _bus;
    private KernelDrive? _drive;
    private InterruptLine? _line;
    private OscillatorPump? _pump;
    private int _attachment;
    private int _run;

    /// <summary>The addresses that the board was given, one for each of its ranges; empty while it is not plugged in.</summary>
    internal ImmutableArray<AccessRange> AccessRanges { get; private set; } = [];

    /// <summary>Tells the times apart at which the board was plugged in or given addresses.</summary>
    internal int Attachment => Volatile.Read(ref _attachment);

    /// <summary>The line that the board interrupts at, or null.</summary>
    internal InterruptLine? Line => _line;

    /// <summary>Plugs the board in and gives it power.</summary>
    /// <exception cref="InvalidOperationException">It is plugged in, or the bus has no addresses left.</exception>
    internal void Attach(DeviceBus bus, InterruptLine? line)
    {
        if (Interlocked.CompareExchange(ref _bus, bus, null) is not null)
        {
            throw new InvalidOperationException($"{Name} is plugged in.");
        }

        _drive = bus.Drive;
        _serializer.Enter(_drive);
        try
        {
            Fault = null;
            _line = line;
            _attachment++;
            AccessRanges = Assign(bus);
            _dma = new DmaAdapter(bus.Drive, bus.Memory, Name, Is24BitDma) { Observer = bus.BoardObserver };
            _pump = Oscillator.Start(this, bus);
            IsRunning = true;
            _run++;
            Guard(OnPowerOn);
        }
        finally
        {
            if (!IsRunning && Fault is null)
            {
                _bus = null;
            }

            Leave();
        }
    }

    /// <summary>Pulls the board out. Does nothing when it is not plugged in.</summary>
    internal void Detach() => Detach(Volatile.Read(ref _attachment));

    /// <summary>As the other form, unless somebody has plugged the board in again.</summary>
    internal void Detach(int attachment)
    {
        _serializer.Enter(_drive);
        var bus = _attachment == attachment ? _bus : null;
        if (bus is not null)
        {
            _attachment++;
            _run++;
            _dma!.IsConnected = false;
            Quiesce();
            if (Fault is null)
            {
                Guard(OnRemoved);
            }

            foreach (var (range, access) in Ranges.Zip(AccessRanges))
            {
                bus.Addresses.Give(range, access.RangeStart);
            }

            _pump = null;
            AccessRanges = [];
            Configuration.Reset();
            _output.IsMasked = false;
            _bus = null;
        }

        Leave(bus);
    }

    /// <summary>Resets the board as the bus does.</summary>
    internal void Reset()
    {
        _serializer.Enter(_drive);
        _run++;
        Timers.Clear();
        _output.Level = false;
        if (IsRunning)
        {
            Guard(OnReset);
        }

        Leave();
    }

    /// <summary>Reads the configuration space. False, and all ones, when the board is gone.</summary>
    internal bool ReadConfiguration(int offset, Span<byte> destination)
    {
        _serializer.Enter(_drive);
        var read = IsAttached && Configuration.Read(offset, destination);
        Leave();
        if (!read)
        {
            destination.Fill(0xFF);
        }

        return read;
    }

    /// <summary>Writes the configuration space. False when the board is gone.</summary>
    internal bool WriteConfiguration(int offset, ReadOnlySpan<byte> source)
    {
        _serializer.Enter(_drive);
        var written = IsAttached && Configuration.Write(offset, source);
        if (written)
        {
            _dma!.IsConnected = Configuration.IsBusMaster;
            _output.IsMasked = Configuration.DisablesInterrupt;
        }

        Leave();
        return written;
    }

    /// <summary>Gives the board other addresses, and lets it interrupt again. Its registers and timers stay as they are.</summary>
    /// <returns>The new attachment, or the one that was given when the board has been pulled out.</returns>
    internal int Rebalance(DeviceBus bus, int attachment)
    {
        _serializer.Enter(_drive);
        if (IsAttached && _attachment == attachment)
        {
            _attachment = ++attachment;
            var before = AccessRanges;
            AccessRanges = Assign(bus);
            foreach (var (range, access) in Ranges.Zip(before))
            {
                bus.Addresses.Give(range, access.RangeStart);
            }

            Configuration.EnableInterrupt();
            _output.IsMasked = false;
        }

        Leave();
        return attachment;
    }

    /// <summary>Keeps the board off its line: nobody is left who could make it drop the level.</summary>
    internal void DisableInterrupt(int attachment)
    {
        _serializer.Enter(_drive);
        if (IsAttached && _attachment == attachment)
        {
            Configuration.DisableInterrupt();
            _output.IsMasked = true;
        }

        Leave();
    }

    private ImmutableArray<AccessRange> Assign(DeviceBus bus)
    {
        var ranges = ImmutableArray.CreateBuilder<AccessRange>(Ranges.Length);
        for (var i = 0; i < Ranges.Length; i++)
        {
            var start = bus.Addresses.Take(Ranges[i]);
            Configuration.Assign(Ranges[i], start);
            ranges.Add(new AccessRange(start, new IoRange(bus, this, _attachment, i)));
        }

        return ranges.MoveToImmutable();
    }
}
