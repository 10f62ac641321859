using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver;

/// <summary>The one door through which requests of a device come back to their clients.</summary>
/// <remarks>
/// Completion, abort, failure and removal all pass here. Who finishes a request is decided by its life, so exactly one of them
/// wins; the client is told after the lock has been released. Reference 3, 8, 12.10, 12.11.
/// </remarks>
internal sealed partial class CompletionDoor(ClassDevice device)
{
    private bool IsSynchronized => device.IsSynchronized;

    /// <summary>The minidriver completes a request.</summary>
    public void Complete(HwStreamRequestBlock srb, bool markReady)
    {
        var request = (StreamRequest)srb.Owner;
        if (srb.Status == NtStatus.Pending)
        {
            throw CompletedPending(request);
        }

        if (markReady && srb.Status == NtStatus.Success && request.TryComeBack())
        {
            device.Observer?.RequestEnds(request, RequestEnding.Completed);
            return;
        }

        var processor = Processor.Current;
        var isFilledRead = srb.Command == SrbCommand.ReadData && srb.Status.IsSuccess() && request.State == RequestState.WithMinidriver;
        if (isFilledRead)
        {
            ReadCompletion.Require(request);
        }

        if (IsSynchronized)
        {
            // Before the request is finished: afterwards nobody else could tell its client.
            device.Lock.RequireNoOther(processor);
        }

        if (!request.TryCompleteByMinidriver(srb.Status, out var isSecond))
        {
            // What the class driver has ended in its stead is no longer the minidriver's affair, but for its own second completion.
            if (device.IsAlive || isSecond)
            {
                throw CompletedTwice(request, isSecond);
            }

            return;
        }

        if (isFilledRead)
        {
            ReadCompletion.HoldAfterTypeChange(request);
        }
        else if (srb.Command == SrbCommand.CloseStream)
        {
            // From here on the stream does not exist for the minidriver.
            ((ClassStream)srb.StreamObject.Owner).StopCallbacks();
        }

        device.Observer?.RequestEnds(request, RequestEnding.Completed);
        Finish(request, markReady, processor);
    }

    /// <summary>Tells the client of a finished request: after the lock, when it is held here.</summary>
    public void FinishNowOrAfterLock(StreamRequest request)
    {
        if (IsSynchronized && device.Lock.IsHeldBy(Processor.Current))
        {
            device.Lock.AddFinished_NeedsLock(request);
        }
        else
        {
            request.Finish();
        }
    }

    /// <summary>Finishes a request that never got to the minidriver.</summary>
    public void FinishUnseen(StreamRequest request, NtStatus status)
    {
        if (request.TryCompleteUnseen(status))
        {
            request.Finish();
        }
    }

    private BugCheckException CompletedPending(StreamRequest request) => device.Drive.BugCheck(
        BugCheckCode.DriverVerifierDetectedViolation, $"{request} was completed with PENDING; set Status before completing it.");

    private BugCheckException CompletedTwice(StreamRequest request, bool isSecond) => device.Drive.BugCheck(
        BugCheckCode.MultipleIrpCompleteRequests, isSecond
            ? $"{request} was completed a second time{InRoutine}."
            : $"{request} was completed while the minidriver did not hold it ({request.State}){InRoutine}.");

    /// <summary>Which routine the caller is in, for a report.</summary>
    private static string InRoutine => Processor.Current.Callback is { } routine ? $", by its {routine}" : string.Empty;

    private void Finish(StreamRequest request, bool markReady, Processor processor)
    {
        if (!IsSynchronized || device.Lock.IsHeldBy(processor))
        {
            FinishOwned(request, markReady);
            return;
        }

        using var turn = new LockTurn(device.Lock, processor);
        if (turn.IsHeld)
        {
            FinishOwned(request, markReady);
        }
        else
        {
            request.Finish();
        }
    }

    private void FinishOwned(StreamRequest request, bool markReady)
    {
        if (!IsSynchronized)
        {
            request.Finish();
            return;
        }

        if (markReady)
        {
            request.Queue.MarkReady();
        }

        device.Lock.AddFinished_NeedsLock(request);
    }
}
