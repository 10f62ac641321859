using System.Collections.Immutable;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Events;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Clocks;

/// <summary>A master clock: the clock function of the stream that it was created on.</summary>
/// <remarks>Its client's handle and every pin that follows it have a reference; the last one closes it. Reference 10, 13.5.</remarks>
internal sealed class MasterClock : MasterClockHandle, IControlTarget
{
    private static readonly ImmutableArray<ClassPropertySet> OwnProperties = [ClockPropertySet.Clock];

    private readonly ClassStream _stream;
    private readonly ClockMemory _memory;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Those who are inside the clock function without the lock.
    private EntryGate _asking = new();
    private int _references = 1;
    private bool _isClosed;

    public MasterClock(ClassStream stream)
    {
        _stream = stream;
        _memory = new ClockMemory(stream.Device.Drive);
        EventHandle = EventHandle.OfClock(stream);
    }

    public ClassStream Stream => _stream;

    /// <summary>Whether CLOSE_MASTER_CLOCK is on its way; a closed clock answers with the last it said.</summary>
    public bool IsClosed => Volatile.Read(ref _isClosed);

    /// <summary>Whether the minidriver has answered CLOSE_MASTER_CLOCK.</summary>
    public bool HasEnded => _closed.Task.IsCompleted;

    /// <summary>What raw requests name the clock by; 0 until it is open.</summary>
    public ulong Handle { get; private set; }

    public ClassDevice Device => _stream.Device;

    public RequestQueue ControlQueue => _stream.Control;

    public HwExtension? InstanceExtension => _stream.InstanceExtension;

    public IReadOnlyList<ClassPropertySet> ClassProperties => OwnProperties;

    /// <summary>A minidriver declares nothing for clocks, but for their events, which are those of the stream.</summary>
    public IReadOnlyList<KsPropertySet> Properties => [];

    public EventHandle EventHandle { get; }

    public IReadOnlyList<KsMethodSet> Methods => [];

    public KsTopology? Topology => null;

    /// <summary>The minidriver has taken the clock.</summary>
    public void Open() => Handle = Device.Drive.Handles.Open(this);

    /// <summary>The client's handle is closed; pins that follow the clock keep it.</summary>
    public void CloseHandle() => Device.Drive.Handles.Close(Handle);

    /// <summary>A pin follows the clock from now on. False when it is closed.</summary>
    public bool TryAddReference()
    {
        for (; ; )
        {
            var references = Volatile.Read(ref _references);
            if (references == 0 || IsClosed)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _references, references + 1, references) == references)
            {
                return true;
            }
        }
    }

    /// <summary>Drops a reference, and with the last one closes the clock.</summary>
    /// <param name="send">How the request is sent and waited for.</param>
    public Task ReleaseAsync(Func<StreamRequest, Task> send) =>
        Interlocked.Decrement(ref _references) <= 0 ? CloseAsync(send) : Task.CompletedTask;

    /// <summary>Closes the clock, whoever follows it: CLOSE_MASTER_CLOCK. Ends when the minidriver has answered.</summary>
    /// <param name="send">How the request is sent and waited for.</param>
    public async Task CloseAsync(Func<StreamRequest, Task> send)
    {
        if (Interlocked.Exchange(ref _isClosed, true))
        {
            await _closed.Task;
            return;
        }

        try
        {
            await DrainAsync();
            await send(Device.Begin(_stream.Control, SrbCommand.CloseMasterClock, this));
        }
        finally
        {
            _closed.TrySetResult();
        }
    }

    /// <summary>Calls the clock function under the lock of the master's device.</summary>
    /// <returns>
    /// NOT_SUPPORTED when the clock's flags deny the function; DRIVER_INTERNAL_ERROR when its device failed, perhaps just now. A
    /// closed clock answers with the last it said: who asks right after a change of clocks gets the old one (reference 10).
    /// </returns>
    public NtStatus Ask(HwTimeContext context)
    {
        context.HwDeviceExtension = Device.Extension;
        context.HwStreamObject = _stream.Object;
        if (!Supports(context.Function))
        {
            return NtStatus.NotSupported;
        }

        if (Device.Failure is not null)
        {
            _memory.Recall(context);
            return NtStatus.DriverInternalError;
        }

        if (!Device.IsSynchronized)
        {
            return CallUnlessClosed(context);
        }

        using var turn = new LockTurn(Device.Lock, Processor.Current);
        if (turn.IsHeld)
        {
            return Call(context);
        }

        _memory.Recall(context);
        return NtStatus.DeviceRemoved;
    }

    /// <summary>Whether the stream object has a clock function that can do this.</summary>
    public bool Supports(TimeFunction function)
    {
        var clock = _stream.Object.HwClockObject;
        var needed = function switch
        {
            TimeFunction.GetStreamTime => ClockSupportFlags.CanReturnStreamTime,
            TimeFunction.ReadOnboardClock => ClockSupportFlags.CanReadOnboardClock,
            _ => ClockSupportFlags.CanSetOnboardClock,
        };
        return clock.HwClockFunction is not null && (clock.ClockSupportFlags & needed) != 0;
    }

    public override string ToString() => $"{_stream} clock";

    /// <summary>Nobody is inside the clock function after this, so that CLOSE_MASTER_CLOCK comes after every question; with the lock it does anyway.</summary>
    private async Task DrainAsync()
    {
        if (Device.IsSynchronized)
        {
            return;
        }

        _asking.Close();
        await Device.UnlessAbandonedAsync(_asking.Drain());
    }

    private NtStatus CallUnlessClosed(HwTimeContext context)
    {
        if (!_asking.TryEnter())
        {
            _memory.Recall(context);
            return NtStatus.Success;
        }

        try
        {
            return Call(context);
        }
        finally
        {
            _asking.Leave();
        }
    }

    private NtStatus Call(HwTimeContext context)
    {
        if (IsClosed)
        {
            _memory.Recall(context);
            return NtStatus.Success;
        }

        context.SystemTime = Device.Drive.Now;

        // Stream time counts from the first move out of Stop until the move back (reference 10, 13.5): before and after it is zero.
        if (context.Function == TimeFunction.GetStreamTime && _stream.Commands.State == KsState.Stop)
        {
            context.Time = 0;
            _memory.Remember(context);
            return NtStatus.Success;
        }

        Device.Routines.Callback(
            RoutineKind.Other, "StrMiniClock", static context => context.HwStreamObject!.HwClockObject.HwClockFunction!(context), context);
        _memory.Remember(context);
        return Device.Failure is null ? NtStatus.Success : NtStatus.DriverInternalError;
    }
}
