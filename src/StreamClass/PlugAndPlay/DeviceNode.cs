using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.PlugAndPlay;

/// <summary>One device from its start to its removal.</summary>
/// <remarks>Native name: the functional device object. Reference 5.</remarks>
internal sealed class DeviceNode
{
    private readonly AsyncMutex _changes = new();
    private readonly Once _remove = new();
    private readonly VirtualDevice? _board;
    private readonly InterruptLine? _line;
    private readonly ILogger _logger;
    private ImmutableArray<IOpenHandle> _open = [];
    private DeviceRemoval? _removal;

    public DeviceNode(ClassDevice device, VirtualDevice? board, InterruptLine? line, TimeSpan shutdownLimit, ILogger logger)
    {
        _logger = logger;
        Device = device;
        ShutdownLimit = shutdownLimit;
        _board = board;
        _line = line;
    }

    public ClassDevice Device { get; }

    /// <summary>How long a minidriver may take to let go.</summary>
    public TimeSpan ShutdownLimit { get; }

    /// <summary>Where the registry values of this device are.</summary>
    public required string RegistryPath { get; init; }

    /// <summary>Starts the device: INITIALIZE_DEVICE, GET_STREAM_INFO, INITIALIZATION_COMPLETE.</summary>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public async Task StartAsync()
    {
        // A removal that begins meanwhile waits until the start is over.
        using var turn = await _changes.EnterAsync();
        try
        {
            ConnectInterrupt();
            var configuration = Describe();
            Require(await Device.SendAsync(SrbCommand.InitializeDevice, configuration), SrbCommand.InitializeDevice);
            var descriptor = new HwStreamDescriptor(configuration.StreamDescriptorSize);
            Require(await Device.SendAsync(SrbCommand.GetStreamInfo, descriptor), SrbCommand.GetStreamInfo);
            Require(descriptor);
            Device.Descriptor = descriptor;
            await Device.SendAsync(SrbCommand.InitializationComplete);
            PlugAndPlayLog.Started(_logger, Device.Name, Device.Descriptor.StreamInfo.Count);
        }
        catch (StreamRequestException refusal)
        {
            PlugAndPlayLog.StartFailed(_logger, Device.Name, refusal.Status);
            Disconnect();
            throw;
        }
    }

    /// <summary>A client opens something: the first one wakes the device.</summary>
    public async Task AddAsync(IOpenHandle handle)
    {
        using var turn = await _changes.EnterAsync();
        RequireStarted();
        _open = _open.Add(handle);
        if (_open.Length == 1)
        {
            await Device.SendAsync(SrbCommand.NotifyIdleState, scalar: 0);
        }
    }

    /// <summary>A client closed it: after the last one the device is idle.</summary>
    public async Task DropAsync(IOpenHandle handle)
    {
        using var turn = await _changes.EnterAsync();
        var wasOpen = _open.Contains(handle);
        _open = _open.Remove(handle);
        if (wasOpen && _open.IsEmpty)
        {
            await Device.Begin(Device.Queue, SrbCommand.NotifyIdleState, scalar: 1).SendLastAsync();
        }
    }

    /// <summary>Closes everything that is open, stops the device and pulls it out. Ends in bounded time.</summary>
    public async Task<DeviceRemoval> RemoveAsync()
    {
        await _remove.RunAsync(RemoveOnceAsync);
        return _removal!;
    }

    /// <summary>The hardware disappears: SURPRISE_REMOVAL goes to the minidriver, ready or not, then everything is closed.</summary>
    public async Task<DeviceRemoval> SurpriseRemoveAsync()
    {
        await _remove.RunAsync(SurpriseRemoveOnceAsync);
        return _removal!;
    }

    private async Task RemoveOnceAsync()
    {
        using (AbandonTimer.Start(Device, ShutdownLimit))
        {
            // An open that was under way when the removal began is over after this; none begins any more.
            (await _changes.EnterAsync()).Dispose();
            foreach (var handle in _open.Reverse())
            {
                await handle.CloseAsync();
            }

            await Device.Begin(Device.Queue, SrbCommand.UninitializeDevice).SendLastAsync();
            await Device.LetGoAsync(Disconnect);
        }

        if (Device.IsAbandoned)
        {
            Disconnect();
        }

        PlugAndPlayLog.Removed(_logger, Device.Name);
        _removal = new DeviceRemoval(!Device.IsAbandoned && Device.Failure is null, Device.Running.Current);
    }

    private async Task SurpriseRemoveOnceAsync()
    {
        _board?.Detach();
        Device.MarkSurpriseRemoved();
        PlugAndPlayLog.SurpriseRemoved(_logger, Device.Name);
        using (AbandonTimer.Start(Device, ShutdownLimit))
        {
            var request = Device.Begin(Device.Queue, SrbCommand.SurpriseRemoval);
            var removed = request.AsStatus();
            await Device.LetGoAsync(() => Device.Dispatcher.SubmitPastQueue(request));
            await removed;
            await Device.LetGoAsync(Device.Door.FinishAfterSurpriseRemoval);
        }

        await RemoveOnceAsync();
    }

    private void ConnectInterrupt()
    {
        if (Device.Registration.HasInterrupt && _line is not null)
        {
            Device.Lock.Interrupt = new InterruptConnection(Device, _line, _board);
            Device.Lock.Interrupt.Connect();
        }
    }

    private PortConfigurationInformation Describe() => new(Device.Extension)
    {
        AdapterInterfaceType = _board is null ? InterfaceType.Internal : InterfaceType.PciBus,
        BusInterruptLevel = (uint)(_line?.Irql ?? Irql.Passive),
        BusInterruptVector = (uint)(_line?.Irql ?? Irql.Passive),
        InterruptMode = InterruptMode.LevelSensitive,
        InterruptObject = Device.Lock.Interrupt,
        DriverRegistryPath = RegistryPath,
        AccessRanges = _board is null ? [] : _board.AccessRanges,
    };

    private void RequireStarted()
    {
        if (_remove.HasBegun || Device.IsAbandoned)
        {
            throw new StreamRequestException(NtStatus.DeviceRemoved, $"{Device.Name} has been removed");
        }
    }

    private void Require(HwStreamDescriptor descriptor)
    {
        var needed = HwStreamDescriptor.SizeFor(Math.Max(descriptor.StreamInfo.Count, descriptor.StreamHeader.NumberOfStreams));
        if (needed > descriptor.Size || descriptor.StreamHeader.NumberOfStreams != descriptor.StreamInfo.Count)
        {
            throw new StreamRequestException(
                NtStatus.BufferTooSmall,
                $"{Device.Name} described {descriptor.StreamInfo.Count} streams (NumberOfStreams {descriptor.StreamHeader.NumberOfStreams}), "
                + $"which needs a StreamDescriptorSize of {needed} bytes; it asked for {descriptor.Size}");
        }
    }

    private void Require(NtStatus status, SrbCommand command)
    {
        if (status != NtStatus.Success)
        {
            throw new StreamRequestException(
                status, $"{Device.Name} did not start: its minidriver answered {command} with an error", Device.Failure?.Exception);
        }
    }

    private void Disconnect()
    {
        Device.Lock.Interrupt?.Disconnect();
        _board?.Detach();
        Device.MarkRemoved();
    }
}
