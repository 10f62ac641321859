using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver.Streams;

/// <summary>Whether a stream is being flushed, and which reads and writes belong to the time before.</summary>
/// <remarks>
/// One count: odd between the begin and the end of a flush. A data request remembers the count that it was made at, so one that was
/// still on its way when a flush began is never taken for one that came after its end. Reference 12.14, 13.9.
/// </remarks>
internal sealed class StreamFlush
{
    private int _turn;

    /// <summary>How often a flush began or ended.</summary>
    public int Turn => Volatile.Read(ref _turn);

    public bool IsOn => (Turn & 1) != 0;

    public void Begin()
    {
        if (!IsOn)
        {
            Interlocked.Increment(ref _turn);
        }
    }

    public void End()
    {
        if (IsOn)
        {
            Interlocked.Increment(ref _turn);
        }
    }

    /// <summary>Why a request cannot be taken, or SUCCESS.</summary>
    public NtStatus RefusalOf(StreamRequest request)
    {
        var turn = Turn;
        return (turn != request.FlushTurn || (turn & 1) != 0) && request.Queue.Kind == RequestQueueKind.Data
            ? NtStatus.DeviceNotReady
            : NtStatus.Success;
    }
}
