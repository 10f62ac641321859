using StreamClass.ClassDriver.Synchronization;

namespace StreamClass.ClassDriver.Queues;

/// <summary>The queues of a device that are ready and have something to deliver, each in its turn.</summary>
/// <param name="deviceLock">The lock under which they deliver.</param>
internal sealed class DeliverableQueues(CombiningLock deviceLock)
{
    private RequestQueue? _first;
    private RequestQueue? _last;

    /// <summary>Whether the device takes no work at present, so that only what passes is delivered.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether no queue can deliver.</summary>
    public bool IsEmpty => _first is null;

    public void Add(RequestQueue queue)
    {
        if (queue.IsListed)
        {
            return;
        }

        queue.IsListed = true;
        deviceLock.NoteWork_NeedsLock();
        if (_last is null)
        {
            _first = queue;
        }
        else
        {
            _last.NextDeliverable = queue;
        }

        _last = queue;
    }

    public RequestQueue? Take()
    {
        if (_first is not { } queue)
        {
            return null;
        }

        _first = queue.NextDeliverable;
        if (_first is null)
        {
            _last = null;
        }

        queue.NextDeliverable = null;
        queue.IsListed = false;
        return queue;
    }
}
