using System.Collections.Immutable;
using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Streams;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <content>The filters and streams of the device: those that are described, and those that are open.</content>
internal sealed partial class ClassDevice
{
    private ImmutableArray<ClassFilter> _filters = [];
    private ImmutableArray<RegisteredFilter> _registeredFilters = [];
    private RequestQueue[] _queues;

    /// <summary>The open filters.</summary>
    public ImmutableArray<ClassFilter> Filters => _filters;

    /// <summary>The filters without pins that the minidriver has registered.</summary>
    public ImmutableArray<RegisteredFilter> RegisteredFilters => _registeredFilters;

    /// <summary>The streams that the minidriver described last.</summary>
    public HwStreamDescriptor Descriptor { get; set; } = new(0);

    /// <summary>The queue of the device and those of all open streams.</summary>
    public RequestQueue[] Queues => Volatile.Read(ref _queues);

    /// <summary>Takes a stream in, unless as many of its number are open in its filter instance as can be.</summary>
    /// <remarks>Reference 13.3: 0xFFFFFFFF means that there is no maximum.</remarks>
    public bool TryAddStream(ClassStream stream)
    {
        var most = stream.Information.NumberOfPossibleInstances;
        var added = false;
        ChangeQueues(queues =>
        {
            added = most == KsPinCInstances.NoMaximum || Count(queues, stream.Filter, stream.Object.StreamNumber) < most;
            return added ? [.. queues, stream.Data, stream.Control] : queues;
        });
        return added;
    }

    /// <summary>How many streams of a number are open in a filter instance.</summary>
    public uint CountStreams(ClassFilter filter, int number) => Count(Queues, filter, number);

    /// <summary>The routine that was given a write in passing, and has not come back; null when none was.</summary>
    public string? PassedRoutine
    {
        get
        {
            foreach (var queue in Queues)
            {
                if (queue.Stream?.ShortWay is { IsWriting: true } way)
                {
                    return way.RoutineName;
                }
            }

            return null;
        }
    }

    public void RemoveStream(ClassStream stream)
    {
        stream.StopCallbacks();
        ChangeQueues(queues => Array.FindAll(queues, queue => queue.Stream != stream));
        stream.ShortWay.GiveBack();
    }

    public void AddFilter(ClassFilter filter) => ImmutableInterlocked.Update(ref _filters, static (filters, filter) => filters.Add(filter), filter);

    public void RemoveFilter(ClassFilter filter) => ImmutableInterlocked.Update(ref _filters, static (filters, filter) => filters.Remove(filter), filter);

    public void AddRegisteredFilter(RegisteredFilter filter) =>
        ImmutableInterlocked.Update(ref _registeredFilters, static (filters, filter) => filters.Add(filter), filter);

    private static uint Count(RequestQueue[] queues, ClassFilter filter, int number)
    {
        var count = 0u;
        foreach (var queue in queues)
        {
            if (queue is { Kind: RequestQueueKind.Data, Stream: { } stream }
                && stream.Object.StreamNumber == number
                && stream.Filter.IsSameInstance(filter))
            {
                count++;
            }
        }

        return count;
    }

    private void ChangeQueues(Func<RequestQueue[], RequestQueue[]> change)
    {
        for (; ; )
        {
            var queues = Queues;
            if (ReferenceEquals(Interlocked.CompareExchange(ref _queues, change(queues), queues), queues))
            {
                return;
            }
        }
    }
}
