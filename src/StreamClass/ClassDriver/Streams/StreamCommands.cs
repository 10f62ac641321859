using StreamClass.ClassDriver.Clocks;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>What a stream can be asked beside its data: the one place where the rules for it stand, whoever asks in whatever form.</summary>
/// <remarks>Changes go one after the other. Every answer is a status; the typed edge throws, the raw one hands it on.</remarks>
internal sealed partial class StreamCommands(ClassStream stream)
{
    /// <summary>Lets one change run at a time.</summary>
    public AsyncMutex Changes { get; } = new();

    /// <summary>The state that the stream was put into last.</summary>
    public KsState State { get; private set; }

    /// <summary>The clock that the stream follows, to which it has a reference; null when it runs freely.</summary>
    public MasterClock? MasterClock { get; private set; }

    /// <summary>The format that the stream was opened with, or that it changed to last.</summary>
    public required KsDataFormatBlock Format { get; set; }

    /// <summary>The format that the minidriver agreed to last, so that a write may change to it.</summary>
    public KsDataFormatBlock? AgreedFormat { get; private set; }

    /// <summary>Changes the state: SET_STREAM_STATE for each step that reference 13.9 knows.</summary>
    public async ValueTask<NtStatus> SetStateAsync(KsState state, CancellationToken cancellationToken = default)
    {
        using var turn = await Changes.EnterAsync();
        if (StateChanges.Find(State, state) is not { } steps)
        {
            return NtStatus.InvalidDeviceState;
        }

        foreach (var step in steps)
        {
            var status = await Begin(SrbCommand.SetStreamState, scalar: (long)step).SendAsync(cancellationToken);
            if (!status.IsSuccess())
            {
                return status;
            }

            Enter(step);
        }

        return NtStatus.Success;
    }

    /// <summary>Asks the minidriver for the state: GET_STREAM_STATE.</summary>
    public ValueTask<(NtStatus Status, KsState Answer)> GetStateAsync(CancellationToken cancellationToken = default) =>
        Begin(SrbCommand.GetStreamState, scalar: (long)State).AskAsync(static srb => srb.CommandData.StreamState, cancellationToken);

    /// <summary>Asks the minidriver for the format: GET_DATA_FORMAT.</summary>
    /// <remarks>After a read that changed the format this is what lets further data pass, and makes the format the stream's own.</remarks>
    public async ValueTask<(NtStatus Status, KsDataFormatBlock? Answer)> GetDataFormatAsync(CancellationToken cancellationToken = default)
    {
        // An answer to a question from before the change may name the format from before it.
        var isHeld = stream.Data.IsHeld;
        var answer = await Begin(SrbCommand.GetDataFormat, Format).AskAsync<KsDataFormatBlock?>(
            static srb => srb.CommandData.OpenFormat, cancellationToken);
        if (answer.Status.IsSuccess() && isHeld)
        {
            Format = answer.Answer!;
            stream.Device.Dispatcher.ReleaseHeld(stream);
        }

        return answer;
    }

    /// <summary>Changes the format: SET_DATA_FORMAT.</summary>
    public async ValueTask<NtStatus> SetDataFormatAsync(KsDataFormatBlock format, CancellationToken cancellationToken = default)
    {
        using var turn = await Changes.EnterAsync();
        var status = await Begin(SrbCommand.SetDataFormat, format).SendAsync(cancellationToken);
        if (status.IsSuccess())
        {
            Format = format;
        }

        return status;
    }

    /// <summary>Asks whether a format would be taken: PROPOSE_DATA_FORMAT.</summary>
    /// <remarks>One that is agreed to may then come in a write that is flagged TYPECHANGED.</remarks>
    public async ValueTask<NtStatus> ProposeDataFormatAsync(KsDataFormatBlock format, CancellationToken cancellationToken = default)
    {
        var status = await Begin(SrbCommand.ProposeDataFormat, format).SendAsync(cancellationToken);
        if (status.IsSuccess())
        {
            AgreedFormat = format;
        }

        return status;
    }

    /// <summary>Whether a write may change to a format: the minidriver has agreed to it before.</summary>
    public bool HasAgreedTo(ReadOnlySpan<byte> format) =>
        AgreedFormat is { } agreed && format.SequenceEqual(agreed.Block.Span);

    /// <summary>A write has changed the format.</summary>
    public void OnFormatWritten(KsDataFormatBlock format) => Format = format;

    /// <summary>Tells the stream its master clock, in Stop only: INDICATE_MASTER_CLOCK.</summary>
    public async ValueTask<NtStatus> SetMasterClockAsync(MasterClock? clock)
    {
        using var turn = await Changes.EnterAsync();
        if (State != KsState.Stop)
        {
            return NtStatus.InvalidDeviceState;
        }

        if (clock is not null && !clock.TryAddReference())
        {
            return NtStatus.InvalidParameter;
        }

        var status = await Begin(SrbCommand.IndicateMasterClock, clock).SendAsync();
        var dropped = clock;
        if (status.IsSuccess())
        {
            (MasterClock, dropped) = (clock, MasterClock);
        }

        await ReleaseAsync(dropped, static request => request.SendAsync().AsTask());
        return status;
    }

    /// <summary>The stream is closed and follows nothing any more.</summary>
    /// <param name="send">How the request that closes the clock is sent, if this was the last that followed it.</param>
    public Task ReleaseMasterClockAsync(Func<StreamRequest, Task> send)
    {
        var clock = MasterClock;
        MasterClock = null;
        return ReleaseAsync(clock, send);
    }

    private void Enter(KsState state)
    {
        var isPaused = State == KsState.Run && state == KsState.Pause;
        State = state;
        if (!StreamRates.ArePossibleIn(state))
        {
            Rate = StreamRates.Nominal;
        }

        if (state == KsState.Stop)
        {
            // Reads come back at once in Stop; none waits for a format any more.
            stream.Device.Dispatcher.ReleaseHeld(stream);
        }

        if (isPaused)
        {
            stream.CancelOutstanding(static request => request.IsStaleAfterPause);
        }
    }

    private static Task ReleaseAsync(MasterClock? clock, Func<StreamRequest, Task> send) =>
        clock is null ? Task.CompletedTask : clock.ReleaseAsync(send);

    private StreamRequest Begin(SrbCommand command, object? reference = null, long scalar = 0) =>
        stream.Device.Begin(stream.Control, command, reference, scalar);
}
