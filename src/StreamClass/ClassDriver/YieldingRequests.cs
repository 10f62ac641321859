using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver;

/// <summary>Finished requests whose clients have had their share: they are told on a thread that had other work before.</summary>
internal sealed class YieldingRequests
{
    private readonly Dpc _dpc;
    private StreamRequest? _newest;

    public YieldingRequests(ClassDevice device) =>
        _dpc = new Dpc(device.Drive, static state => ((YieldingRequests)state!).Finish(), this);

    public void Add(StreamRequest request)
    {
        StreamRequest? seen;
        do
        {
            seen = Volatile.Read(ref _newest);
            request.FinishedNext = seen;
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _newest, request, seen), seen));
        _dpc.HandOver();
    }

    private void Finish()
    {
        for (var request = Interlocked.Exchange(ref _newest, null); request is not null;)
        {
            // Its next use may begin as soon as its client knows.
            var next = request.FinishedNext;
            request.FinishedNext = null;
            request.Finish();
            request = next;
        }
    }
}
