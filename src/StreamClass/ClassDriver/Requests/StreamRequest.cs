using System.Diagnostics;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.ClassDriver.Timeouts;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>One request from the client's call to its completion: the owner of an SRB.</summary>
/// <remarks>
/// References are counted: the client has one, and so has everything that the request is linked to. The last one gives it back
/// to its pool, so no late party ever meets it in its next use.
/// </remarks>
[DebuggerDisplay("{Srb.Command} {State}")]
internal sealed partial class StreamRequest : LockWork, ISrbOwner, INamedSubject
{
    private RequestLife _life;
    private RequestCompletion _completion;
    private RequestBuffers? _buffers;
    private int _references;
    private int _told;

    public StreamRequest(ClassDevice device, int number)
    {
        Device = device;
        Number = number;
        Srb = new HwStreamRequestBlock(this, device.Extension, device.Registration.PerRequestExtensionSize);
        Extension = new RequestExtension(this);
        Cancel = new CancelWork(this);
        Expiry = new ExpiryWork(this);
    }

    public ClassDevice Device { get; }

    /// <summary>Tells the requests of a pool apart.</summary>
    public int Number { get; }

    public string Name => $"{Device.Name} {Srb.Command} #{Number}";

    public HwStreamRequestBlock Srb { get; }

    public RequestQueue Queue { get; private set; } = null!;

    public ClassStream? Stream { get; private set; }

    /// <summary>The order in which requests were sent.</summary>
    public long Sequence { get; set; }

    public CancelWork Cancel { get; }

    public ExpiryWork Expiry { get; }

    /// <summary>The headers and buffers; those of a control request are never made.</summary>
    public RequestBuffers Buffers => _buffers ??= new RequestBuffers();

    public RequestExtension Extension { get; }

    /// <summary>The neighbours in the queue; belong to it.</summary>
    public StreamRequest? QueueNext { get; set; }

    public StreamRequest? QueuePrevious { get; set; }

    public WheelEntry Wheel { get; } = new();

    public override bool IsUrgent => false;

    /// <summary>The next of those that are finished under one hold of the lock; a link of its own, as the request may still be in the inbox.</summary>
    public StreamRequest? FinishedNext { get; set; }

    /// <summary>Where the register of the pool has the request; belongs to the pool.</summary>
    public int PoolIndex { get; set; }

    /// <summary>Whether the minidriver may still know the request, so that it is never used again.</summary>
    public bool IsRetired { get; private set; }

    public RequestState State => _life.State;

    /// <summary>Whether the request ends something, and so reaches the minidriver whatever else has ended.</summary>
    public bool IsClosing =>
        Srb.Command.IsClosing() || (Srb.Command == SrbCommand.NotifyIdleState && Srb.CommandData.Idle);

    /// <summary>Whether there may be no memory for it. What closes something or changes its power has its own: nobody could do anything without.</summary>
    public bool MayLackMemory => !IsClosing && Srb.Command != SrbCommand.ChangePowerState;

    /// <summary>The IRP that the request came from, or that somebody asked it for; null while nobody has.</summary>
    public Irp? KnownIrp { get; set; }

    /// <summary>The IRP that the minidriver sees; made only when it looks.</summary>
    public Irp? Irp => KnownIrp ??= RequestIrps.For(this);

    public bool IsCancelRequested => _life.IsCancelRequested;

    /// <summary>Whether the client can have the result without waiting.</summary>
    public bool IsFinished => _completion.IsFinished;

    /// <summary>Whether somebody has begun to tell the client.</summary>
    public bool IsTold => Volatile.Read(ref _told) != 0;

    /// <summary>How often its stream had begun or ended a flush when the request was made.</summary>
    public int FlushTurn { get; private set; }

    /// <summary>Whether the minidriver has not seen it, and it is not worth seeing after a pause.</summary>
    public bool IsStaleAfterPause => State is RequestState.Queued or RequestState.Sent && _buffers is { AreFlushedOnPause: true };

    /// <summary>What the client is told.</summary>
    public NtStatus Result { get; private set; }

    public short Token => (short)_life.Generation;

    /// <summary>The client's token when the request was cancelled through one.</summary>
    public CancellationToken CancellationToken => Cancel.Token;

    public uint TimeoutCounter
    {
        get => Device.Timeouts.Read(this);
        set => Device.Timeouts.Write(this, value);
    }

    /// <summary>The word behind <see cref="TimeoutCounter"/>.</summary>
    public TimeoutWord Timeout;

    /// <summary>Begins a use. The client has the only reference.</summary>
    public void Build(RequestQueue queue, SrbCommand command)
    {
        _life.Build();
        _completion.Reset();
        _isAwaited = false;
        Cancel.Reset();
        Fill(queue, command);

        // Last: whoever gets a reference through the register finds the request as it is now.
        Volatile.Write(ref _references, 1);
    }

    private void Fill(RequestQueue queue, SrbCommand command)
    {
        _told = 0;

        // A use like the last one finds these as they are; each reference that is written costs a barrier.
        if (!ReferenceEquals(Queue, queue) || queue.Stream is null)
        {
            Queue = queue;
            Stream = queue.Stream;
            Srb.Flags = queue.Flags;
            Srb.StreamObjectOrNull = queue.Stream?.Object;
            Srb.HwInstanceExtension = queue.Stream?.InstanceExtension;
        }

        FlushTurn = Stream?.Flush.Turn ?? 0;
        Result = NtStatus.Pending;
        Srb.Command = command;
        Srb.Status = NtStatus.Pending;
        KnownIrp = null;
        Srb.NextSrb = null;
        Srb.NumberOfBuffers = 0;
        Srb.NumberOfBytesToTransfer = 0;
        Srb.ActualBytesTransferred = 0;
        Srb.NumberOfScatterGatherElements = 0;
        Srb.NumberOfPhysicalPages = 0;
        Srb.TimeoutOriginal = Device.Timeouts.DefaultSeconds;
        Timeout.Reset();
    }

    public void Retire()
    {
        IsRetired = true;
        Device.NoteLeft(this);
    }

    public void AddReference() => Interlocked.Increment(ref _references);

    /// <summary>Takes a reference without having one. False when the last one has gone, so that the request is free.</summary>
    public bool TryAddReference()
    {
        for (; ; )
        {
            var references = Volatile.Read(ref _references);
            if (references == 0)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _references, references + 1, references) == references)
            {
                return true;
            }
        }
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _life.Free();
            Device.Requests.Return(this);
        }
    }

    public bool TrySend() => _life.TrySend();

    public bool TryQueue() => _life.TryQueue();

    public bool TryDeliver() => _life.TryDeliver();

    public bool TryMarkCancelRequested() => _life.TryMarkCancelRequested();

    /// <summary>The minidriver's completion. One caller wins.</summary>
    /// <param name="status">What the client is told.</param>
    /// <param name="isSecond">Of one who does not win: whether the minidriver has completed the request before.</param>
    public bool TryCompleteByMinidriver(NtStatus status, out bool isSecond)
    {
        isSecond = false;
        if (!_life.TryReturn())
        {
            isSecond = _life.MarkReturned();
            return false;
        }

        Result = status;
        return true;
    }

    /// <summary>The class driver's completion in the minidriver's stead. One caller wins.</summary>
    public bool TryCompleteHeld(NtStatus status)
    {
        if (!_life.TryCompleteHeld())
        {
            return false;
        }

        Result = status;
        return true;
    }

    /// <summary>The class driver's completion of a request that the minidriver has not seen. One caller wins.</summary>
    public bool TryCompleteUnseen(NtStatus status)
    {
        if (!_life.TryCompleteUnseen())
        {
            return false;
        }

        Result = status;
        Device.Observer?.RequestEnds(this, RequestEnding.Unseen);
        return true;
    }

    /// <summary>Tells the client. Called once, by the winner of the completion, outside of all locks.</summary>
    public void Finish()
    {
        // The holder of a lock that the class driver has given up may still come back with what was finished in its stead.
        if (Interlocked.Exchange(ref _told, 1) != 0)
        {
            return;
        }

        Device.Timeouts.Disarm(this);
        Cancel.Unregister();
        _buffers?.Finish(this);
        _completion.Finish(Device.Drive);
    }

    /// <summary>Takes the request off the inbox, which had a reference, into its queue.</summary>
    public override void Run()
    {
        Device.Dispatcher.Accept(this);
        Release();
    }

    public Memory<byte> GetDataBuffer(int index) => BuffersInUse[index];

    public Memory<byte> GetHeaderExtension(int index) => BuffersInUse.Beside.Extension(index);

    public Memory<byte> GetHeaderWorkspace(int index) => BuffersInUse.Beside.Workspace(index);

    /// <summary>Says for a person where the request is.</summary>
    public string Describe() => State switch
    {
        RequestState.WithMinidriver => $"{Name} is with the minidriver",
        RequestState.Queued when !Queue.IsReady => $"{Name} waits in the {Queue.Kind} queue, which is not ready",
        _ => $"{Name} is {State}",
    };

    public override string ToString() => Name;

    /// <remarks>A minidriver need not know what was completed in its stead because its device has gone; it finds buffers without bytes.</remarks>
    private RequestBuffers BuffersInUse => (Volatile.Read(ref _told) == 0 && (IsPassing || !_life.IsBack)) || !Device.IsAlive
        ? Buffers
        : throw new InvalidOperationException(
            $"{Name} has been completed, and its buffers belong to its client again. Take what is needed of a request before it is completed.");
}
