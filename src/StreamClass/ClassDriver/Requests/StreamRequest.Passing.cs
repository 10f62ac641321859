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

    /// <summary>Takes the client's headers and buffers.</summary>
    public void TakeBuffers(Span<StreamBuffer> client)
    {
        if (IsOneWrite(client))
        {
            Buffers.TakeOne(Srb, ref client[0]);
        }
        else
        {
            Buffers.Take(this, client);
        }
    }

    /// <summary>Whether it is on its way through the minidriver and back under this hold of the lock.</summary>
    public bool IsPassing { get; set; }

    /// <summary>Whether whoever sent it still waits for it to come back.</summary>
    public bool IsAway_NeedsLock => IsPassing && !_life.IsBack;

    /// <summary>Gives the request to the minidriver. It is the newest of all as long as it is on its way.</summary>
    public void Pass_NeedsLock()
    {
        Sequence = long.MaxValue;
        IsPassing = true;
        Result = NtStatus.Success;

        // What the minidriver says of data that was read is looked at before it counts.
        _life.Pass(comesBack: Srb.Command == SrbCommand.WriteData);
    }

    /// <summary>The minidriver completes the request with success and is ready for the next: whoever sent it sees that. One caller wins.</summary>
    /// <remarks>
    /// Any thread, with the lock or without. Nobody is told and nothing is touched but the life of the request, so nobody waits for the lock.
    /// False when it has to be completed in the ordinary way.
    /// </remarks>
    public bool TryComeBack() => _life.TryComeBack();

    /// <summary>The minidriver has returned.</summary>
    /// <returns>Whether it has given the request back. What it has not is an ordinary request from here on.</returns>
    public bool TakeBack_NeedsLock()
    {
        if (_life.IsBack || (IsPassing && _life.StopAwaiting()))
        {
            IsPassing = false;
            Queue.MarkReady();
            return true;
        }

        var isBack = !IsPassing;
        IsPassing = false;
        return isBack;
    }

    /// <summary>What most are.</summary>
    private bool IsOneWrite(Span<StreamBuffer> client) => client.Length == 1 && Srb.Command == SrbCommand.WriteData;

    /// <summary>Ends a use that the minidriver has ended with success. False when the request goes on in the ordinary way.</summary>
    /// <remarks>It stays completed until its next use: a minidriver that completes it once more is told so.</remarks>
    public bool TryEndPass_NeedsLock(Span<StreamBuffer> client)
    {
        if (!Result.IsSuccess() || IsRetired)
        {
            return false;
        }

        _told = 1;
        if (Timeout.IsStarted)
        {
            Device.Timeouts.Disarm(this);
        }

        if (IsOneWrite(client))
        {
            Buffers.FinishOne();
        }
        else
        {
            Buffers.Finish(this, client);
        }

        return true;
    }
}
