using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.PlugAndPlay;

/// <summary>One device from its start to its removal.</summary>
/// <remarks>Native name: the functional device object. Reference 5.</remarks>
[DebuggerDisplay("{Device.Name} {State} {PowerState}")]
internal sealed partial class DeviceNode
{
    /// <summary>Opens and closes, one at a time. Whoever has it may wait for a transition; no transition waits for it.</summary>
    private readonly AsyncMutex _changes = new();

    /// <summary>Stops, restarts and changes of power, one at a time.</summary>
    private readonly AsyncMutex _transitions = new();
    private readonly DeviceLife _life = new();
    private readonly VirtualDevice? _board;
    private readonly InterruptLine? _line;
    private readonly ILogger _logger;
    private int _attachment;
    private ImmutableArray<IOpenHandle> _open = [];
    private bool _isInitialized;

    public DeviceNode(ClassDevice device, VirtualDevice? board, InterruptLine? line, TimeSpan shutdownLimit, ILogger logger)
    {
        _logger = logger;
        Device = device;
        ShutdownLimit = shutdownLimit;
        _board = board;
        _line = line;
        _attachment = board?.Attachment ?? 0;
        ClassDeviceObject = new ClassDeviceObject(this);
    }

    public ClassDevice Device { get; }

    public DeviceState State => _life.State;

    /// <summary>The line that its board interrupts at, or null.</summary>
    public InterruptLine? Line => _line;

    /// <summary>How long a minidriver may take to let go.</summary>
    public TimeSpan ShutdownLimit { get; }

    /// <summary>Where the registry values of this device are.</summary>
    public required string RegistryPath { get; init; }

    /// <summary>The bus that the device takes its addresses from.</summary>
    public required DeviceBus Bus { get; init; }

    /// <summary>What all devices of the driver share.</summary>
    public required DriverPaging Paging { get; init; }

    /// <summary>The device below this one.</summary>
    public required LowerDeviceObject Lower { get; init; }

    /// <summary>Whether its board is plugged in.</summary>
    public bool HasBoard => _board is { IsAttached: true } board && board.Attachment == _attachment;

    /// <summary>This device as the minidriver sees it.</summary>
    public ClassDeviceObject ClassDeviceObject { get; }

    public DeviceSettings Settings => new(Device.Kernel.Registry, RegistryPath);

    /// <summary>A client opens something: the first one wakes the device.</summary>
    public async Task AddAsync(IOpenHandle handle)
    {
        using var turn = await _changes.EnterAsync();
        RequireThere();
        using (await Paging.BringBackAsync())
        {
            _open = _open.Add(handle);
        }

        if (_open.Length == 1)
        {
            try
            {
                await PowerUpForOpenAsync();

                // Its status is ignored. While the device is stopped or asleep it waits, and so does the open; it may have waited in vain.
                if (await Device.SendAsync(SrbCommand.NotifyIdleState, scalar: 0) == NtStatus.DeviceRemoved)
                {
                    RequireThere();
                }
            }
            catch
            {
                _open = _open.Remove(handle);
                throw;
            }
        }
    }

    /// <summary>A client closed it: after the last one the device is idle.</summary>
    /// <returns>Whether it was the last one, so that the driver may be paged out.</returns>
    public async Task<bool> DropAsync(IOpenHandle handle)
    {
        using var turn = await _changes.EnterAsync();
        var wasOpen = _open.Contains(handle);
        _open = _open.Remove(handle);
        var isIdle = wasOpen && _open.IsEmpty;
        if (isIdle)
        {
            await Device.Begin(Device.Queue, SrbCommand.NotifyIdleState, scalar: 1).SendLastAsync();
            await PowerDownWhenUnopenedAsync();
        }

        return isIdle;
    }

    /// <summary>The board is gone at once, whatever the processor is doing. Nobody is told.</summary>
    public void DetachBoard() => _board?.Detach(_attachment);

    private void RequireThere()
    {
        if (_remove.HasBegun || Device.IsAbandoned || State is DeviceState.SurpriseRemoved or DeviceState.Removed or DeviceState.Failed)
        {
            throw new StreamRequestException(NtStatus.DeviceRemoved, $"{Device.Name} has been removed");
        }
    }

    private async ValueTask<AsyncMutex.Turn> BeginTransitionAsync()
    {
        var turn = await _transitions.EnterAsync();
        if (_remove.HasBegun || Device.IsAbandoned)
        {
            turn.Dispose();
            throw new StreamRequestException(NtStatus.DeviceRemoved, $"{Device.Name} has been removed");
        }

        return turn;
    }

    private void Require(bool applies, string what)
    {
        if (!applies)
        {
            throw new InvalidOperationException($"{Device.Name} cannot be {what}: it is {State}.");
        }
    }

    /// <summary>Sends UNINITIALIZE_DEVICE if the minidriver has initialized the device and not been told yet.</summary>
    private async Task<NtStatus> UninitializeAsync()
    {
        if (!_isInitialized)
        {
            return NtStatus.Success;
        }

        var status = await Device.Begin(Device.Queue, SrbCommand.UninitializeDevice).SendLastAsync();
        _isInitialized = false;
        return status;
    }

    private void Disconnect()
    {
        Paging.Remove(this);
        Device.Lock.Interrupt?.Disconnect();
        PullOut();
        Device.MarkRemoved();
    }

    /// <summary>Gives up the board and the device below; whoever plugged them in again meanwhile keeps them.</summary>
    private void PullOut()
    {
        DetachBoard();
        Lower.Remove();
    }
}
