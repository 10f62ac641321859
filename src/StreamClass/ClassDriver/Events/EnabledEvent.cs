using System.Buffers.Binary;
using System.Diagnostics;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Events;

/// <summary>What the class driver keeps for one entry: whose it is, where it is linked, and what its client is still to be told.</summary>
/// <remarks>State and links belong to the queue and change under its busy word only. Reference 13.8.</remarks>
[DebuggerDisplay("{Entry} {State}")]
internal sealed class EnabledEvent
{
    /// <summary>Where KSEVENTDATA names what the client waits with.</summary>
    private const int WaitHandleOffset = 8;

    private readonly EventNotifier _notifier;
    private readonly Dpc _tell;
    private int _untold;

    // Why it has ended; SUCCESS while it has not.
    private uint _ended;

    public EnabledEvent(EventHandle handle, EventDeclaration declaration, KsEventFlags flags, EventNotifier notifier, ReadOnlyMemory<byte> identity)
    {
        Handle = handle;
        SetIndex = declaration.SetIndex;
        Identity = identity;
        WaitHandle = BinaryPrimitives.ReadUInt64LittleEndian(identity.Span[WaitHandleOffset..]);
        _notifier = notifier;
        Entry = new KsEventEntry(declaration.Set.Set, declaration.Item, notifier.Type, flags, this);
        _tell = new Dpc(handle.Device.Drive, static state => ((EnabledEvent)state!).Tell(), this);
    }

    public EventHandle Handle { get; }

    public KsEventEntry Entry { get; }

    /// <summary>The index of the set in the array in which the minidriver declared it.</summary>
    public int SetIndex { get; }

    /// <summary>The memory of the KSEVENTDATA with which it was enabled: which memory it is, not what it says, is the event's identity.</summary>
    public ReadOnlyMemory<byte> Identity { get; }

    /// <summary>What the client waits with, as that memory said when it was enabled.</summary>
    public ulong WaitHandle { get; }

    public EnabledEventState State { get; set; }

    public EnabledEvent? Previous { get; set; }

    public EnabledEvent? Next { get; set; }

    /// <summary>How often it was signalled before the minidriver had agreed to it.</summary>
    public int EarlySignals { get; set; }

    /// <summary>What was buffered and nobody has asked for, when it was enabled with ENABLEBUFFERED.</summary>
    public Queue<byte[]> Buffered { get; } = new(0);

    public bool IsOneShot => (Entry.Flags & KsEventFlags.OneShot) != 0;

    public bool IsBuffered => (Entry.Flags & KsEventFlags.EnableBuffered) != 0;

    /// <summary>Whether the minidriver means this one.</summary>
    /// <param name="instance">The filter instance of its handle; null stands for any.</param>
    /// <param name="set">Its set; null stands for any.</param>
    /// <param name="id">Its id within the set; null stands for any.</param>
    public bool Matches(object? instance, Guid? set, uint? id) =>
        (instance is null || ReferenceEquals(Handle.InstanceExtension, instance))
        && (set is null || Entry.EventSet == set)
        && (id is null || Entry.EventItem.EventId == id);

    /// <summary>Tells the client that it has happened: now, or when the level allows. No lock of the queue is held.</summary>
    public void Notify(int count)
    {
        Interlocked.Add(ref _untold, count);
        if (IsOneShot)
        {
            End(NtStatus.NoMoreEntries);
        }
        else
        {
            TellWhenAllowed();
        }
    }

    /// <summary>Tells the client that it will not happen any more.</summary>
    public void End(NtStatus reason)
    {
        if (Interlocked.CompareExchange(ref _ended, (uint)reason, 0) == 0)
        {
            TellWhenAllowed();
        }
    }

    /// <summary>Gives the oldest data that was buffered. The busy word of the queue is held.</summary>
    public KsAnswer TakeBuffered(int length, out byte[]? taken)
    {
        taken = null;
        if (!IsBuffered)
        {
            return new KsAnswer(NtStatus.InvalidParameter);
        }

        if (!Buffered.TryPeek(out var data))
        {
            return new KsAnswer(NtStatus.NoMoreEntries);
        }

        if (length < data.Length)
        {
            return length == 0 ? new KsAnswer(NtStatus.BufferOverflow, (uint)data.Length) : new KsAnswer(NtStatus.BufferTooSmall);
        }

        taken = Buffered.Dequeue();
        return new KsAnswer(NtStatus.Success, (uint)data.Length);
    }

    public override string ToString() => $"{Handle}: {Entry}";

    private void TellWhenAllowed()
    {
        // Waking a client is a service of the kernel that exists up to DISPATCH_LEVEL only.
        if (Processor.Current.Irql > Irql.Dispatch)
        {
            _tell.Queue();
        }
        else
        {
            Tell();
        }
    }

    private void Tell()
    {
        var count = Interlocked.Exchange(ref _untold, 0);
        if (count > 0)
        {
            _notifier.Notify(count);
        }

        if ((NtStatus)Volatile.Read(ref _ended) is not NtStatus.Success and var reason)
        {
            _notifier.End(reason);
        }
    }
}
