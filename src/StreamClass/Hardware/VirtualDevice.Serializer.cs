namespace StreamClass.Hardware;

/// <content>The one door into the board's code, and what happens on the way out.</content>
public abstract partial class VirtualDevice
{
    private InterruptOutput _output;
    private BesideJob? _firstJob;
    private BesideJob? _lastJob;
    private Exception? _unreportedFault;

    /// <summary>Whether the board's code runs at all: it is plugged in and not dead.</summary>
    internal bool IsRunning { get; private set; }

    /// <summary>The minidriver that serves the board: what both of them touch counts as one thing for <see cref="Kernel.ISharingObserver"/>.</summary>
    internal object? Owner { get; set; }

    internal DeviceTimerQueue Timers { get; } = new();

    /// <summary>A register or port access of the processor.</summary>
    internal uint Read(int attachment, int range, int offset, int width)
    {
        var value = uint.MaxValue;
        _serializer.Enter(_drive);
        if (Answers(attachment, range))
        {
            try
            {
                value = ReadRegister(range, offset, width);
            }
            catch (Exception fault)
            {
                Fail(fault);
            }
        }

        Leave();
        return width == 4 ? value : value & ((1u << (8 * width)) - 1);
    }

    /// <inheritdoc cref="Read"/>
    internal void Write(int attachment, int range, int offset, int width, uint value)
    {
        _serializer.Enter(_drive);
        if (Answers(attachment, range))
        {
            try
            {
                WriteRegister(range, offset, width, value);
            }
            catch (Exception fault)
            {
                Fail(fault);
            }
        }

        Leave();
    }

    /// <summary>Enters for the pump. False, and outside, when the board is dead or the pump is one of an earlier attachment.</summary>
    internal bool TryEnter(OscillatorPump pump)
    {
        _serializer.Enter(_drive);
        if (IsRunning && ReferenceEquals(_pump, pump))
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>Runs a due timer; the caller is inside.</summary>
    internal void Run(DeviceTimer timer)
    {
        Timers.Remove(timer);
        try
        {
            timer.Fire();
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    /// <summary>Makes the result of a job visible.</summary>
    internal void Finish(int run, Action done, Exception? failure)
    {
        _serializer.Enter(_drive);
        if (IsRunning && run == _run)
        {
            if (failure is null)
            {
                Guard(done);
            }
            else
            {
                Fail(failure);
            }
        }

        Leave();
    }

    /// <summary>Asks the board whether time may go on; the caller is inside.</summary>
    internal bool AskIsSettled()
    {
        try
        {
            return IsSettled;
        }
        catch (Exception fault)
        {
            Fail(fault);
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">The caller is not the board's code.</exception>
    internal void RequireInside()
    {
        if (!_serializer.IsHeldHere)
        {
            throw new InvalidOperationException($"Only the code of {Name} that runs under its serializer may do this.");
        }
    }

    internal void Leave() => Leave(_bus);

    /// <summary>Decides under the serializer, leaves it, and only then calls out.</summary>
    private void Leave(DeviceBus? bus)
    {
        var start = IsRunning && _pump!.Plan(_output.IsPending) ? _pump : null;
        var change = _output.Take();
        var echoes = change is not LevelChange.None && _drive is { IsSimulated: true } ? Disturb(ref change) : 0;
        var job = _firstJob;
        var fault = _unreportedFault;
        if (job is not null || fault is not null)
        {
            // Mostly there is neither, and a line of memory that is not written stays with the processors that read it.
            _firstJob = _lastJob = null;
            _unreportedFault = null;
        }

        var line = _line;
        _serializer.Leave();
        if (start is not null || job is not null || fault is not null)
        {
            CallOut(bus!, start, job, fault);
        }

        if (change is not LevelChange.None)
        {
            bus?.BoardObserver?.InterruptChanged(this, change is LevelChange.Raise);
        }

        InterruptOutput.Deliver(change, line);
        if (echoes != 0)
        {
            line?.Echo(echoes);
        }
    }

    private void CallOut(DeviceBus bus, OscillatorPump? start, BesideJob? job, Exception? fault)
    {
        start?.Start();
        while (job is not null)
        {
            var next = job.Next;
            job.Start(bus.Drive);
            job = next;
        }

        if (fault is not null)
        {
            bus.Observer?.DeviceFaulted(this, fault);
        }
    }

    private bool Answers(int attachment, int range) =>
        IsRunning && attachment == _attachment
        && (Ranges[range].InMemory ? Configuration.DecodesMemory : Configuration.DecodesPorts);

    private void AddJob(BesideJob job)
    {
        if (_lastJob is null)
        {
            _firstJob = job;
        }
        else
        {
            _lastJob.Next = job;
        }

        _lastJob = job;
    }

    private void Guard(Action modelCode)
    {
        try
        {
            modelCode();
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    private void Fail(Exception fault)
    {
        Fault = fault;
        _unreportedFault = fault;
        Quiesce();
    }

    private void Quiesce()
    {
        IsRunning = false;
        Timers.Clear();
        _output.Level = false;
        _firstJob = _lastJob = null;
        if (_pump is not null)
        {
            _bus?.Drive.Disarm(_pump);
        }
    }
}
