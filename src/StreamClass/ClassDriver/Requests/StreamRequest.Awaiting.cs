using System.Threading.Tasks.Sources;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Requests;

/// <content>How the client awaits the request, once: as a status, or in the forms of the typed edge, which throw.</content>
internal sealed partial class StreamRequest : IValueTaskSource, IValueTaskSource<NtStatus>, IValueTaskSource<KsStreamHeader>
{
    private bool _isAwaited;

    /// <summary>Whether the client has got the result.</summary>
    public bool IsAwaited => _isAwaited;

    /// <summary>Waits for the completion and gives the status.</summary>
    public ValueTask<NtStatus> AsStatus() => new(this, Token);

    NtStatus IValueTaskSource<NtStatus>.GetResult(short token)
    {
        Require(token);
        var status = Result;
        Release();
        return status;
    }

    KsStreamHeader IValueTaskSource<KsStreamHeader>.GetResult(short token)
    {
        Require(token);
        var header = Buffers.Headers[0];
        ReleaseOrThrow();
        return header;
    }

    void IValueTaskSource.GetResult(short token)
    {
        Require(token);
        ReleaseOrThrow();
    }

    ValueTaskSourceStatus IValueTaskSource<NtStatus>.GetStatus(short token) =>
        StatusOf(token) == ValueTaskSourceStatus.Pending ? ValueTaskSourceStatus.Pending : ValueTaskSourceStatus.Succeeded;

    ValueTaskSourceStatus IValueTaskSource<KsStreamHeader>.GetStatus(short token) => StatusOf(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => StatusOf(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (token != Token)
        {
            throw Stale();
        }

        _completion.OnCompleted(Device.Drive, continuation, state, flags);
    }

    /// <summary>As the forms say it that throw: a task made of one is cancelled when the request was.</summary>
    private ValueTaskSourceStatus StatusOf(short token) =>
        token != Token ? throw Stale()
        : !_completion.IsFinished ? ValueTaskSourceStatus.Pending
        : Result.IsSuccess() ? ValueTaskSourceStatus.Succeeded
        : Result == NtStatus.Cancelled ? ValueTaskSourceStatus.Canceled
        : ValueTaskSourceStatus.Faulted;

    /// <summary>Gives the client's reference back, and throws what the status means at the typed edge.</summary>
    private void ReleaseOrThrow()
    {
        var status = Result;
        if (status.IsSuccess())
        {
            Release();
            return;
        }

        var failure = Failure(status);
        Release();
        throw failure;
    }

    private Exception Failure(NtStatus status) => status == NtStatus.Cancelled
        ? new OperationCanceledException($"{Srb.Command} was cancelled.", CancellationToken)
        : Device.Failure is { } failure
            ? new StreamRequestException(
                status, $"{Srb.Command} failed because {failure.Routine} of {Device.Name} threw an exception", failure.Exception)
            : new StreamRequestException(status, $"{Device.Name} answered {Srb.Command} with an error");

    private void Require(short token)
    {
        if (token != Token || !_completion.IsFinished || _isAwaited)
        {
            throw Stale();
        }

        // The client's reference is given back once: a second time it would be somebody else's.
        _isAwaited = true;
    }

    private static InvalidOperationException Stale() =>
        new("The request has been awaited already; turn its value task into a task to await it twice.");
}
