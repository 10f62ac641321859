using System.Collections.Immutable;
using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Client;

/// <summary>An open filter: a client's handle on a device.</summary>
/// <remarks>
/// Native name: a filter's file object.
/// Every call is made at PASSIVE_LEVEL; from a higher level it throws <see cref="InvalidOperationException"/>, after the close
/// <see cref="ObjectDisposedException"/>.
/// </remarks>
public sealed partial class Filter : KsObject, IAsyncDisposable, IOpenHandle
{
    private readonly DeviceNode _node;
    private readonly ClassFilter _filter;
    private readonly AsyncMutex _changes = new();
    private readonly Once _close = new();
    private ImmutableArray<Pin> _pins = [];
    private bool _isInstanceOpen;

    internal Filter(DeviceNode node, int filterTypeIndex)
    {
        _node = node;
        _filter = new ClassFilter(node.Device, filterTypeIndex);
    }

    /// <summary>Which of the device's filter types it is.</summary>
    public int FilterTypeIndex => _filter.FilterTypeIndex;

    /// <summary>The streams of the filter: those of its device, unless the minidriver had them described for this instance.</summary>
    public IReadOnlyList<HwStreamInformation> Streams => [.. _filter.Descriptor.StreamInfo];

    private protected override IControlTarget Target => _filter;

    private protected override bool IsClosed => _close.HasBegun;

    /// <summary>Closes the filter and every pin opened through it.</summary>
    public async ValueTask DisposeAsync() => await CloseAsync();

    /// <summary>Closes the filter and every pin opened through it.</summary>
    public Task CloseAsync()
    {
        ClientRules.RequirePassive();
        return _close.RunAsync(CloseOnceAsync);
    }

    Task IOpenHandle.PauseAsync() => ForPinsAsync(static pin => pin.PauseForSleepAsync());

    Task IOpenHandle.ResumeAsync() => ForPinsAsync(static pin => pin.ResumeAfterSleepAsync());

    private protected override ValueTask<KsAnswer> DispatchAsync(ControlRequest request) => _filter.Controls.RunAsync(request);

    internal async Task OpenAsync()
    {
        if (_node.Device.Drive.FailsAt(FaultPoint.Extension, "filter instance"))
        {
            throw new StreamRequestException(NtStatus.InsufficientResources, $"{_node.Device.Name} has no memory for a filter");
        }

        var status = NtStatus.Success;
        using (await _changes.EnterAsync())
        {
            await _node.AddAsync(this);
            if (_filter.HasInstances)
            {
                // Known before the request: the minidriver may have the instance's streams described from inside it.
                _node.Device.AddFilter(_filter);
                status = await Begin(SrbCommand.OpenDeviceInstance, _filter.FilterTypeIndex).SendAsync();
                _isInstanceOpen = status.IsSuccess();
                await _node.Device.Enumeration.SettleAsync();
            }
        }

        if (!status.IsSuccess())
        {
            await CloseAsync();
            status.ThrowUnlessSuccess(_node.Device.Name, SrbCommand.OpenDeviceInstance, _node.Device.Failure?.Exception);
        }
    }

    internal void Remove(Pin pin) => ImmutableInterlocked.Update(ref _pins, static (pins, pin) => pins.Remove(pin), pin);

    private async Task CloseOnceAsync()
    {
        bool wasLast;
        using (AbandonTimer.Start(_node.Device, _node.ShutdownLimit))
        {
            // Whatever is being opened is open, or not, before it is closed; nobody waits for a device that takes no work at present.
            _filter.BeginClose();
            await _node.Device.LetRequestsGoAsync(() => _node.Device.Door.CancelWaitingOpens(_filter));
            using var turn = await _changes.EnterAsync();
            foreach (var pin in _pins.Reverse())
            {
                await pin.CloseAsync();
            }

            var drained = _node.Device.DrainAsync(_filter.Controls);
            await _node.Device.LetGoAsync(_filter.Controls.Cancel);
            await drained;
            await _filter.EventHandle.CloseAsync();
            if (_isInstanceOpen)
            {
                await Begin(SrbCommand.CloseDeviceInstance).SendLastAsync();
            }

            _node.Device.RemoveFilter(_filter);
            wasLast = await _node.DropAsync(this);
        }

        if (wasLast)
        {
            // Its device has let go; another one of the driver may not answer, which is no fault of this one.
            await _node.Paging.OfferAsync();
        }
    }

    private async Task ForPinsAsync(Func<Pin, Task> change)
    {
        foreach (var pin in _pins)
        {
            await change(pin);
        }
    }

    private StreamRequest Begin(SrbCommand command, int scalar = 0)
    {
        var request = _node.Device.Begin(_node.Device.Queue, command, scalar: scalar);
        request.Srb.HwInstanceExtension = _filter.InstanceExtension;
        return request;
    }
}
