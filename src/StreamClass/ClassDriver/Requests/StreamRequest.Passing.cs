using StreamClass.ClassDriver.Queues;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <content>The uses of a request that begin and end under one hold of the lock: <see cref="ShortWay"/>.</content>
internal sealed partial class StreamRequest
{
    /// <summary>Whether nobody but the caller has a reference.</summary>
    public bool IsOnlyReference => Volatile.Read(ref _references) == 1;

    /// <summary>Begins another use of a request that was not given back after the last.</summary>
    /// <remarks>
    /// Whoever takes a reference meanwhile, because he saw the last use outstanding, looks at the state again and finds it built, or this
    /// use with the minidriver.
    /// </remarks>
    public void BuildAgain(RequestQueue queue, SrbCommand command)
    {
        _life.BuildAgain();
        Fill(queue, command);
    }

    /// <summary>Gives the request to the minidriver. It is the newest of all as long as it is on its way.</summary>
    public void Pass_NeedsLock()
    {
        Sequence = long.MaxValue;
        _life.Pass();
    }

    /// <summary>Ends a use that the minidriver has ended with success. False when the request goes on in the ordinary way.</summary>
    /// <remarks>It stays completed until its next use: a minidriver that completes it once more is told so.</remarks>
    public bool TryEndPass_NeedsLock(Span<StreamBuffer> client)
    {
        if (!Result.IsSuccess() || IsRetired)
        {
            return false;
        }

        _told = 1;
        Device.Timeouts.Disarm(this);
        Buffers.Finish(this, client);
        return true;
    }
}
