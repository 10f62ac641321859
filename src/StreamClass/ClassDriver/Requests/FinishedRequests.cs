namespace StreamClass.ClassDriver.Requests;

/// <summary>Requests whose clients are to be told once the lock is free, in the order in which they were finished.</summary>
internal struct FinishedRequests
{
    private StreamRequest? _first;
    private StreamRequest? _last;

    public readonly bool IsEmpty => _first is null;

    public void Add(StreamRequest request)
    {
        request.FinishedNext = null;
        if (_last is null)
        {
            _first = request;
        }
        else
        {
            _last.FinishedNext = request;
        }

        _last = request;
    }

    public void Add(FinishedRequests others)
    {
        if (others._first is null)
        {
            return;
        }

        if (_last is null)
        {
            _first = others._first;
        }
        else
        {
            _last.FinishedNext = others._first;
        }

        _last = others._last;
    }

    public StreamRequest? Take()
    {
        if (_first is not { } request)
        {
            return null;
        }

        _first = request.FinishedNext;
        if (_first is null)
        {
            _last = null;
        }

        request.FinishedNext = null;
        return request;
    }
}
