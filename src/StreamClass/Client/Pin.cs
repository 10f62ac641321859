using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Client;

/// <summary>An open pin: a client's handle on a stream.</summary>
/// <remarks>
/// Native name: a pin's file object.
/// Every call is made at PASSIVE_LEVEL; from a higher level it throws <see cref="InvalidOperationException"/>, after the close
/// <see cref="ObjectDisposedException"/>.
/// A read or write enters the minidriver on the calling thread: a routine that does not return keeps that thread.
/// </remarks>
public sealed partial class Pin : KsObject, IAsyncDisposable
{
    private readonly Filter _filter;
    private readonly DeviceNode _node;
    private readonly ClassStream _stream;
    private readonly ShortWay _shortWay;
    private readonly Once _close = new();
    private bool _resumes;

    internal Pin(Filter filter, DeviceNode node, ClassStream stream)
    {
        _filter = filter;
        _node = node;
        _stream = stream;
        _shortWay = stream.ShortWay;
    }

    /// <summary>The index of the stream, which is the pin type id.</summary>
    public int StreamNumber => _stream.Object.StreamNumber;

    /// <summary>The format that the pin was opened with, or that it changed to last.</summary>
    public KsDataFormatBlock Format => _stream.Commands.Format;

    /// <summary>How important the connection is, as the client said when it opened the pin.</summary>
    /// <remarks>What KSPROPERTY_CONNECTION_PRIORITY answers is up to the minidriver. Reference 13.4, 13.7.</remarks>
    public KsPriority Priority => _stream.Priority;

    /// <summary>The state that the pin was put into last.</summary>
    public KsState State => _stream.Commands.State;

    private protected override IControlTarget Target => _stream;

    private protected override bool IsClosed => _close.HasBegun;

    /// <summary>Changes the state of the stream.</summary>
    /// <remarks>
    /// Sends SET_STREAM_STATE. From Stop to Pause goes through Acquire; the state it has already is not sent. Reference 13.9.
    /// </remarks>
    /// <param name="state">The state to go to.</param>
    /// <exception cref="StreamRequestException">
    /// INVALID_DEVICE_STATE: no such step exists, and the message says where to go first; or the minidriver refused.
    /// </exception>
    public async Task SetStateAsync(KsState state)
    {
        RequireOpen();
        var status = await _stream.Commands.SetStateAsync(state);
        if (status == NtStatus.InvalidDeviceState && StateChanges.Find(State, state) is null)
        {
            throw new StreamRequestException(
                status, $"{_stream} cannot go from {State} to {state} in one request; go to {KsState.Pause} first");
        }

        Require(status, $"the change to {state}");
    }

    /// <summary>Asks the minidriver for the state of the stream.</summary>
    /// <remarks>Sends GET_STREAM_STATE. Reference 13.4.</remarks>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public async Task<KsState> GetStateAsync()
    {
        RequireOpen();
        var (status, state) = await _stream.Commands.GetStateAsync();
        Require(status, SrbCommand.GetStreamState);
        return state;
    }

    /// <summary>Asks the minidriver for the format of the stream.</summary>
    /// <remarks>
    /// Sends GET_DATA_FORMAT. After a read whose header says TYPECHANGED no further data passes until this has been asked for; the
    /// answer is then the pin's <see cref="Format"/>. Reference 13.4, 13.10.
    /// </remarks>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public async Task<KsDataFormatBlock> GetDataFormatAsync()
    {
        RequireOpen();
        var (status, format) = await _stream.Commands.GetDataFormatAsync();
        Require(status, SrbCommand.GetDataFormat);
        return format!;
    }

    /// <summary>Changes the format of the stream.</summary>
    /// <remarks>Sends SET_DATA_FORMAT. Reference 13.4.</remarks>
    /// <param name="format">The format to go to.</param>
    /// <exception cref="StreamRequestException">NOT_SUPPORTED, or another refusal.</exception>
    public async Task SetDataFormatAsync(KsDataFormatBlock format)
    {
        ArgumentNullException.ThrowIfNull(format);
        RequireOpen();
        Require(await _stream.Commands.SetDataFormatAsync(format), SrbCommand.SetDataFormat);
    }

    /// <summary>Asks whether the stream would take a format. Changes nothing.</summary>
    /// <remarks>
    /// Sends PROPOSE_DATA_FORMAT. A format that is agreed to can then come in the middle of the data, by
    /// <see cref="WriteFormatAsync"/>. Reference 13.4, 13.10.
    /// </remarks>
    /// <param name="format">The format.</param>
    /// <returns>What the minidriver answered.</returns>
    public async Task<NtStatus> ProposeDataFormatAsync(KsDataFormatBlock format)
    {
        ArgumentNullException.ThrowIfNull(format);
        RequireOpen();
        return await _stream.Commands.ProposeDataFormatAsync(format);
    }

    /// <summary>Closes the pin.</summary>
    public async ValueTask DisposeAsync() => await CloseAsync();

    /// <summary>Closes the pin, in whatever state it is.</summary>
    /// <remarks>
    /// Every outstanding read and write is cancelled through CancelPacket first, then its clocks are closed and CLOSE_STREAM is sent. What the minidriver
    /// still holds after that is completed for it. Reference 13.9.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The level is above PASSIVE_LEVEL; the pin stays open.</exception>
    public Task CloseAsync()
    {
        ClientRules.RequirePassive();
        return _close.RunAsync(CloseOnceAsync);
    }

    /// <summary>The machine goes to sleep: a stream that runs pauses; any other stays as it is.</summary>
    internal async Task PauseForSleepAsync()
    {
        if (State == KsState.Run && !_close.HasBegun)
        {
            _resumes = (await _stream.Commands.SetStateAsync(KsState.Pause)).IsSuccess();
        }
    }

    /// <summary>The machine is awake: a stream that ran runs again, unless its client has moved it meanwhile.</summary>
    internal async Task ResumeAfterSleepAsync()
    {
        if (_resumes && State == KsState.Pause && !_close.HasBegun)
        {
            await _stream.Commands.SetStateAsync(KsState.Run);
        }

        _resumes = false;
    }

    private async Task CloseOnceAsync()
    {
        var device = _node.Device;
        _stream.MarkClosed();
        using (AbandonTimer.Start(device, _node.ShutdownLimit))
        {
            await device.LetRequestsGoAsync(CancelOutstanding);

            // A change that was under way is over after this, and what it opened is known.
            using var turn = await _stream.Commands.Changes.EnterAsync();

            // A clock lives on its pin's stream: the minidriver is told of its end while the stream still exists.
            foreach (var clock in _clocks)
            {
                await clock.DisposeAsync();
                await clock.MasterClock.CloseAsync(LettingGo.SendLastAsync);
            }

            await _stream.Commands.ReleaseMasterClockAsync(LettingGo.SendLastAsync);
            await _stream.DrainAsync();
            await _stream.EventHandle.CloseAsync();
            await device.LetRequestsGoAsync(CancelOutstanding);

            var close = device.Begin(device.Queue, SrbCommand.CloseStream);
            close.Srb.StreamObjectOrNull = _stream.Object;
            close.Srb.HwInstanceExtension = _stream.InstanceExtension;
            await close.SendLastAsync();
            _stream.MarkGone();
            await device.LetRequestsGoAsync(() => device.Door.FinishOutstanding(_stream, NtStatus.Cancelled));
            device.Dispatcher.ReleaseHeld(_stream);
        }

        device.RemoveStream(_stream);
        _filter.Remove(this);
    }

    private void CancelOutstanding() => _stream.CancelOutstanding(static request => !request.IsClosing);

    private StreamRequest Begin(SrbCommand command, object? reference = null, long scalar = 0) =>
        _node.Device.Begin(_stream.Control, command, reference, scalar);

    private void Require(NtStatus status, object request) =>
        status.ThrowUnlessSuccess(_stream.ToString(), request, _node.Device.Failure?.Exception);
}
