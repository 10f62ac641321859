using Microsoft.Extensions.Logging;
using StreamClass.ClassDriver;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.PlugAndPlay;

/// <summary>Puts a device together from its board, its line and its minidriver.</summary>
internal sealed class DeviceFactory(KernelServices kernel, DeviceBus bus, ILoggerFactory loggers, DeviceFactorySettings settings)
{
    private readonly ILogger _logger = loggers.CreateLogger(ClassDriverLog.Category);
    private readonly ILogger _plugAndPlayLogger = loggers.CreateLogger(PlugAndPlayLog.Category);
    private readonly List<DeviceNode> _nodes = [];
    private readonly KernelDrive _drive = kernel.Drive;
    private BusyWord _busy;

    /// <summary>Every device that was started, oldest first.</summary>
    public DeviceNode[] Nodes
    {
        get
        {
            _busy.Enter(_drive);
            var nodes = _nodes.ToArray();
            _busy.Leave();
            return nodes;
        }
    }

    public DeviceNode Create(string name, HwInitializationData registration, DeviceStart start, string registryPath, DriverPaging paging)
    {
        var board = start.Board;
        var line = start.Line ?? (board is null ? null : new InterruptLine(_drive, $"{name} line", Irql.Device));
        var lower = start.LowerDevice ?? new BareBus($"{name} bus");
        if (lower.IsAttached)
        {
            throw new InvalidOperationException($"A device sits on {lower.Name} already.");
        }

        if (board is not null)
        {
            board.Owner = registration.MiniDriver;
            board.Attach(bus, line);
        }

        var memory = new DeviceMemory(
            bus.Memory,
            registration.BusMasterDma ? board?.Dma : null,
            registration.Dma24BitAddresses,
            registration.BufferAlignment);
        if ((registration.DmaBufferSize != 0 && _drive.FailsAt(FaultPoint.DmaBuffer, name)) || !memory.AllocateDmaBuffer(registration.DmaBufferSize))
        {
            board?.Detach();
            throw new StreamRequestException(
                NtStatus.InsufficientResources, $"{name} wants a DMA buffer of {registration.DmaBufferSize} bytes, which cannot be had");
        }

        if (_drive.FailsAt(FaultPoint.Extension, "device extension"))
        {
            memory.Dispose();
            board?.Detach();
            throw new StreamRequestException(NtStatus.InsufficientResources, $"{name} wants a device extension, which cannot be had");
        }

        var device = new ClassDevice(new ClassDeviceSettings
        {
            Name = name,
            Kernel = kernel,
            Board = board,
            Registration = registration,
            Code = paging.Code,
            Memory = memory,
            Irql = registration.HasInterrupt ? line?.Irql ?? Irql.Device : Irql.Dispatch,
            Logger = _logger,
            TimeoutSeconds = settings.TimeoutSeconds,
            RequestPoolCapacity = settings.RequestPoolCapacity,
            StreamDebug = settings.StreamDebug,
            Observer = settings.Observer,
        });
        kernel.Registry.CreateKey(registryPath);
        var node = new DeviceNode(device, board, line, settings.ShutdownLimit, _plugAndPlayLogger)
        {
            RegistryPath = registryPath,
            Bus = bus,
            Paging = paging,
            Lower = lower.Attach(_drive),
        };
        _busy.Enter(_drive);
        _nodes.Add(node);
        _busy.Leave();
        return node;
    }
}

/// <summary>What holds for every device of a machine.</summary>
internal sealed record DeviceFactorySettings(uint TimeoutSeconds, int RequestPoolCapacity, StreamDebugLevel StreamDebug, TimeSpan ShutdownLimit)
{
    /// <summary>Who watches the minidrivers, or null.</summary>
    public IMinidriverObserver? Observer { get; init; }
}
