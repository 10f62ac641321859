using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using StreamClass.ClassDriver.Events;
using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Holding;
using StreamClass.ClassDriver.Notifications;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.ClassDriver.Timeouts;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The class driver's side of one device: what belongs to it, and whether it still takes requests.</summary>
internal sealed partial class ClassDevice : INamedSubject
{
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _abandoned = new();
    private ImmutableArray<string> _leftBehind = [];
    private DeviceFailure? _failure;
    private bool _isAbandoned;
    private bool _isSurpriseRemoved;
    private bool _isRemovalKnown;
    private bool _isRemoving;
    private bool _isRemoved;
    private bool _hasEnded;

    public ClassDevice(ClassDeviceSettings settings)
    {
        Name = settings.Name;
        Kernel = settings.Kernel;
        Drive = Kernel.Drive;
        Board = settings.Board;
        Registration = settings.Registration;
        IsSynchronized = !Registration.TurnOffSynchronization;
        Code = settings.Code;
        _logger = settings.Logger;
        StreamDebug = settings.StreamDebug;
        Observer = settings.Observer;
        Memory = settings.Memory;
        Extension = new HwDeviceExtension(Registration.DeviceExtension, new StreamClassServices(this, settings.Logger));
        Lock = new DeviceLock(this, settings.Irql);
        Routines = new MinidriverRoutines(this);
        Dispatcher = new RequestDispatcher(this);
        Yielding = new YieldingRequests(this);
        Door = new CompletionDoor(this);
        Hold = new RequestHold(this);
        Enumeration = new StreamEnumeration(this, settings.Logger);
        Requests = new RequestPool(this, settings.RequestPoolCapacity);
        Timeouts = new TimeoutWheel(Drive, Name, settings.TimeoutSeconds, Requests.AreUsedAgain);
        Callbacks = new CallbackSlots(this, Name);
        EventQueue = new EventQueue(this, null);
        Queue = new RequestQueue(RequestQueueKind.Device, Lock.Deliverable, null);
        _queues = [Queue];
    }

    public string Name { get; }

    public KernelDrive Drive { get; }

    public KernelServices Kernel { get; }

    /// <summary>Who watches the minidriver, or null.</summary>
    public IMinidriverObserver? Observer { get; }

    /// <summary>The board, or null for a device without hardware.</summary>
    public VirtualDevice? Board { get; }

    public HwInitializationData Registration { get; }

    /// <summary>The code of the minidriver, shared by all devices of its driver.</summary>
    public DriverCode Code { get; }

    public HwDeviceExtension Extension { get; }

    /// <summary>How the minidriver is asked for its streams.</summary>
    public StreamEnumeration Enumeration { get; }

    public DeviceLock Lock { get; }

    public MinidriverRoutines Routines { get; }

    /// <summary>The way of requests to the minidriver.</summary>
    public RequestDispatcher Dispatcher { get; }

    /// <summary>The requests of clients who let others have a turn.</summary>
    public YieldingRequests Yielding { get; }

    /// <summary>Their way back.</summary>
    public CompletionDoor Door { get; }

    /// <summary>Keeps requests while the device takes no work.</summary>
    public RequestHold Hold { get; }

    public TimeoutWheel Timeouts { get; }

    public RequestPool Requests { get; }

    public DeviceMemory Memory { get; }

    public DeviceCounters Counters { get; } = new();

    /// <summary>How often a command was handed to the minidriver.</summary>
    public long CountOf(SrbCommand command) => Counters[command] + (command == SrbCommand.WriteData ? Lock.Passes : 0);

    public RunningCallbacks Running { get; } = new();

    /// <summary>A routine of the minidriver that is running, or null.</summary>
    public string? RunningRoutine => Running.Current ?? PassedRoutine;

    /// <summary>The device's own timer and pending priority call.</summary>
    public CallbackSlots Callbacks { get; }

    /// <summary>The enabled events of the device.</summary>
    public EventQueue EventQueue { get; }

    /// <summary>The queue of device requests.</summary>
    public RequestQueue Queue { get; }

    /// <summary>Debug messages up to this level are printed.</summary>
    public StreamDebugLevel StreamDebug { get; }

    public bool IsSynchronized { get; }

    /// <summary>Why the device failed, or null.</summary>
    public DeviceFailure? Failure => Volatile.Read(ref _failure);

    /// <summary>Whether the class driver stopped waiting for the minidriver; requests go back to no pool any more.</summary>
    public bool IsAbandoned => Volatile.Read(ref _isAbandoned);

    /// <summary>Whether the minidriver is still answerable for what it does.</summary>
    public bool IsAlive => Failure is null && !IsAbandoned && !IsSurpriseRemoved && !Volatile.Read(ref _isRemoved);

    /// <summary>Whether the device has disappeared: its handles take nothing any more, only closes go through.</summary>
    public bool IsSurpriseRemoved => Volatile.Read(ref _isSurpriseRemoved);

    /// <summary>The requests that the minidriver still had when it had to have none, in the order in which it was noticed.</summary>
    public IReadOnlyList<string> LeftBehind => _leftBehind;

    /// <summary>Cancelled when <see cref="IsAbandoned"/> has become true and what was outstanding is completed.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    /// <summary>Whether the device has disappeared, and the minidriver has not answered SURPRISE_REMOVAL yet.</summary>
    public bool IsUnawareOfRemoval => IsSurpriseRemoved && !Volatile.Read(ref _isRemovalKnown) && Failure is null && !IsAbandoned && !Volatile.Read(ref _isRemoved);

    /// <summary>Why the device takes nothing new at all, or SUCCESS.</summary>
    public NtStatus Refusal =>
        Failure is not null ? NtStatus.DriverInternalError
        : IsAbandoned || IsSurpriseRemoved || Volatile.Read(ref _isRemoved) ? NtStatus.DeviceRemoved
        : NtStatus.Success;

    /// <summary>Why a request cannot be taken, or SUCCESS.</summary>
    public NtStatus RefusalOf(StreamRequest request)
    {
        if (Failure is not null)
        {
            return NtStatus.DriverInternalError;
        }

        if (IsAbandoned || Volatile.Read(ref _isRemoved))
        {
            return NtStatus.DeviceRemoved;
        }

        if (request.IsClosing)
        {
            return NtStatus.Success;
        }

        return IsSurpriseRemoved || Volatile.Read(ref _isRemoving) ? NtStatus.DeviceRemoved
            : request.Stream?.RefusalOf(request) ?? NtStatus.Success;
    }

    /// <summary>Whether a read or write of a stream can be taken; of one that cannot <see cref="RefusalOf"/> says why.</summary>
    public bool TakesData(ClassStream stream) =>
        !HasEnded && !stream.IsClosed && !stream.Flush.IsOn;

    /// <summary>Whether one of the marks is set that no read or write gets past.</summary>
    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>A routine of the minidriver threw: the device fails, and everything it held comes back.</summary>
    public void Fail(Exception exception, string routine)
    {
        if (Interlocked.CompareExchange(ref _failure, new DeviceFailure(routine, exception), null) is not null)
        {
            return;
        }

        NoteEnd();
        Drive.NoteFailure(exception);
        ClassDriverLog.DeviceFailed(_logger, Name, routine, exception);
        StopCallbacks();
        EndEvents(NtStatus.DriverInternalError);
        Dispatcher.Post(new FailureWork(this));
    }

    /// <summary>The minidriver has not given a request back in time: it was completed in its stead.</summary>
    public void NoteLeft(StreamRequest request)
    {
        if (Failure is null && !IsAbandoned)
        {
            ImmutableInterlocked.Update(ref _leftBehind, static (left, name) => left.Add(name), request.Name);
        }
    }

    /// <summary>The hardware is gone.</summary>
    public void MarkSurpriseRemoved()
    {
        Volatile.Write(ref _isSurpriseRemoved, true);
        NoteEnd();
        Observer?.DeviceDisappeared(this);
        EndEvents(NtStatus.DeviceRemoved);
    }

    /// <summary>The minidriver has answered SURPRISE_REMOVAL: from now on whoever comes late ends requests itself.</summary>
    public void MarkRemovalKnown() => Volatile.Write(ref _isRemovalKnown, true);

    /// <summary>A device that took no work is removed: nobody waits for it any more, only closes go through.</summary>
    public void MarkRemoving()
    {
        Volatile.Write(ref _isRemoving, true);
        NoteEnd();
    }

    /// <summary>The last request has been sent.</summary>
    public void MarkRemoved()
    {
        Volatile.Write(ref _isRemoved, true);
        NoteEnd();
        Hold.End(HoldReasons.All);
        StopCallbacks();
        EndEvents(NtStatus.DeviceRemoved);
        Door.FinishOutstanding(NtStatus.DeviceRemoved);
        Requests.UnmapExtensions();
        Memory.Dispose();
    }

    /// <summary>The class driver waits no longer: what is outstanding is completed without the minidriver.</summary>
    public void Abandon()
    {
        if (Interlocked.Exchange(ref _isAbandoned, true))
        {
            return;
        }

        NoteEnd();
        ClassDriverLog.DeviceAbandoned(_logger, Name, RunningRoutine ?? "no routine");
        if (RunningRoutine is { } stuck)
        {
            _ = Drive.BugCheck(BugCheckCode.ThreadStuckInDeviceDriver, $"{stuck} of {Name} did not return.");
        }

        foreach (var request in Requests.Outstanding())
        {
            ClassDriverLog.RequestGivenUp(_logger, Name, request.Describe());
            request.Release();
        }

        try
        {
            StopCallbacks();
            EndEvents(NtStatus.DeviceRemoved);
            Door.FinishOutstanding(NtStatus.DeviceRemoved);
        }
        finally
        {
            _abandoned.Cancel();
        }
    }

    /// <summary>RequestTimeout has done nothing; the class driver sets the counter again, and calls it again.</summary>
    public void NoteNeglectedTimeout(StreamRequest request)
    {
        if (Failure is not null)
        {
            return;
        }

        ClassDriverLog.TimeoutNeglected(_logger, Name, request.Name);
        Observer?.TimeoutNeglected(request);
    }

    /// <summary>A request is taken out of a queue that is not ready, although the minidriver has nothing of it.</summary>
    public void NoteNeverReady(StreamRequest request) => ClassDriverLog.NeverReady(_logger, Name, request.Name);

    public override string ToString() => Name;

    /// <summary>One of the marks is set that no read or write gets past; together they are one look for those that do.</summary>
    private void NoteEnd()
    {
        // A full fence: whoever reserves the lock at this moment sees the mark, or is seen.
        Interlocked.Exchange(ref _hasEnded, true);
        Lock.EndReservation();
    }

    private void StopCallbacks()
    {
        Lock.Interrupt?.Disconnect();
        Timeouts.Stop();
        Callbacks.Stop();
        foreach (var queue in Queues)
        {
            queue.Stream?.StopCallbacks();
        }
    }

    private void EndEvents(NtStatus reason)
    {
        EventQueue.End(reason);
        foreach (var queue in Queues)
        {
            if (queue.Kind == RequestQueueKind.Data)
            {
                queue.Stream!.EventQueue.End(reason);
            }
        }
    }
}
