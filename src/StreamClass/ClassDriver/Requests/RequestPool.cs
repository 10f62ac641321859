using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The requests of a device: those that wait to be used again, and a register of all that exist.</summary>
internal sealed class RequestPool(ClassDevice device, int capacity)
{
    private readonly List<StreamRequest> _all = [];
    private readonly List<StreamRequest> _retired = [];
    private StreamRequest?[] _free = new StreamRequest?[Math.Min(capacity, 8)];
    private int _freeCount;
    private int _numbers;
    private BusyWord _busy;

    /// <summary>Whether a request can have another use after the present one.</summary>
    public bool AreUsedAgain => capacity > 0;

    public StreamRequest Rent()
    {
        _busy.Enter(device.Drive);
        if (_freeCount > 0)
        {
            var request = _free[--_freeCount]!;
            _busy.Leave();
            return request;
        }

        var created = new StreamRequest(device, ++_numbers) { PoolIndex = _all.Count };
        _all.Add(created);
        _busy.Leave();
        return created;
    }

    public void Return(StreamRequest request)
    {
        var forgotten = false;
        _busy.Enter(device.Drive);
        if (_freeCount < capacity && !request.IsRetired && !device.IsAbandoned)
        {
            if (_freeCount == _free.Length)
            {
                Array.Resize(ref _free, Math.Min(capacity, _free.Length * 2));
            }

            _free[_freeCount++] = request;
        }
        else
        {
            Forget(request);
            forgotten = !request.IsRetired;
        }

        _busy.Leave();
        if (forgotten)
        {
            request.Extension.Unmap();
        }
    }

    /// <summary>Every request that the minidriver holds, oldest first. The caller gives back a reference to each.</summary>
    public StreamRequest[] Held() => Snapshot(static state => state == RequestState.WithMinidriver);

    /// <summary>Every request that has left its client and not come back, oldest first. The caller gives back a reference to each.</summary>
    public StreamRequest[] Outstanding() =>
        Snapshot(IsOutstanding);

    /// <summary>Whether a request has left its client and not come back.</summary>
    public bool HasOutstanding
    {
        get
        {
            _busy.Enter(device.Drive);
            var found = _all.Exists(static request => IsOutstanding(request.State));
            _busy.Leave();
            return found;
        }
    }

    /// <summary>Every request whose client has not been told, oldest first. The caller gives back a reference to each.</summary>
    public StreamRequest[] Untold() => Snapshot(static state => state is not (RequestState.Free or RequestState.Built));

    /// <summary>Every request that somebody has not given back although its client has got the result, or never sent it.</summary>
    public StreamRequest[] Unreturned()
    {
        _busy.Enter(device.Drive);
        var known = _all.FindAll(static request => request.State == RequestState.Built || (request.State == RequestState.Completed && request.IsAwaited));
        _busy.Leave();
        return [.. known];
    }

    /// <summary>The device is gone: nothing of it stays mapped.</summary>
    public void UnmapExtensions()
    {
        _busy.Enter(device.Drive);
        StreamRequest[] known = _all.Count + _retired.Count == 0 ? [] : [.. _all, .. _retired];
        _retired.Clear();
        _busy.Leave();
        foreach (var request in known)
        {
            request.Extension.Unmap();
        }
    }

    /// <summary>Takes a request off the register; the last one takes its place.</summary>
    private void Forget(StreamRequest request)
    {
        var last = _all[^1];
        _all[request.PoolIndex] = last;
        last.PoolIndex = request.PoolIndex;
        _all.RemoveAt(_all.Count - 1);
        if (request.IsRetired)
        {
            _retired.Add(request);
        }
    }

    private static bool IsOutstanding(RequestState state) =>
        state is RequestState.Sent or RequestState.Queued or RequestState.WithMinidriver;

    private StreamRequest[] Snapshot(Func<RequestState, bool> wanted)
    {
        // Without a reference a request could come back, and be another one, before the caller has looked at it.
        List<StreamRequest>? known = null;
        _busy.Enter(device.Drive);
        foreach (var request in _all)
        {
            if (wanted(request.State) && request.TryAddReference())
            {
                (known ??= []).Add(request);
            }
        }

        _busy.Leave();
        if (known is null)
        {
            return [];
        }

        var found = new List<StreamRequest>(known.Count);
        foreach (var request in known)
        {
            if (wanted(request.State))
            {
                found.Add(request);
            }
            else
            {
                request.Release();
            }
        }

        found.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        return [.. found];
    }
}
