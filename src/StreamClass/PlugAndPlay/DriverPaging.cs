using System.Collections.Immutable;
using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.PlugAndPlay;

/// <summary>Whether the image of a driver is in memory. All its devices share it.</summary>
/// <remarks>
/// With PageOutWhenUnopened it is paged out once nothing is open on any of them and each has agreed; the next open brings it back. A device
/// that does not agree switches that off for the driver (stream-class-registry-values, srb-paging-out-driver).
/// </remarks>
internal sealed class DriverPaging
{
    private readonly AsyncMutex _turns = new();
    private ImmutableArray<DeviceNode> _nodes = [];
    private bool _isOff;

    /// <summary>What the devices look at before they call the minidriver.</summary>
    public DriverCode Code { get; } = new();

    public bool IsPagedOut => Code.IsPagedOut;

    public void Add(DeviceNode node) => ImmutableInterlocked.Update(ref _nodes, static (nodes, node) => nodes.Add(node), node);

    public void Remove(DeviceNode node) => ImmutableInterlocked.Update(ref _nodes, static (nodes, node) => nodes.Remove(node), node);

    /// <summary>Somebody is about to need the driver: it is in memory as long as the turn lasts, and longer if something is open then.</summary>
    public async ValueTask<AsyncMutex.Turn> BringBackAsync()
    {
        var turn = await _turns.EnterAsync();
        BringBack();
        return turn;
    }

    /// <summary>Somebody needs the driver, and has made sure before that its device may not be paged out.</summary>
    public void BringBack() => Code.IsPagedOut = false;

    /// <summary>Something was closed: pages the driver out if nothing is open any more.</summary>
    public async Task OfferAsync()
    {
        using var turn = await _turns.EnterAsync();
        if (_isOff || IsPagedOut || !MayBePagedOut)
        {
            return;
        }

        foreach (var node in _nodes)
        {
            // One that does not answer must not keep the handle of another device from being closed.
            using var limit = AbandonTimer.Start(node.Device, node.ShutdownLimit);
            if (await node.Device.Begin(node.Device.Queue, SrbCommand.PagingOutDriver).SendAsync() != NtStatus.Success)
            {
                _isOff = true;
                return;
            }
        }

        Code.IsPagedOut = true;
        if (!MayBePagedOut)
        {
            // Something needs it now that did not when the first was asked.
            BringBack();
        }
    }

    private bool MayBePagedOut => _nodes.All(static node => node.MayBePagedOut);
}
