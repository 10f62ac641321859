using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Synchronization;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.PlugAndPlay;

/// <content>The start, which a restart repeats.</content>
internal sealed partial class DeviceNode
{
    /// <summary>Starts the device: INITIALIZE_DEVICE, GET_STREAM_INFO, INITIALIZATION_COMPLETE.</summary>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public async Task StartAsync()
    {
        // A removal that begins meanwhile waits until the start is over.
        using var turn = await _transitions.EnterAsync();
        Paging.Add(this);
        try
        {
            using (await Paging.BringBackAsync())
            {
                await InitializeAsync();
            }
        }
        catch (StreamRequestException refusal)
        {
            PlugAndPlayLog.StartFailed(_logger, Device.Name, refusal.Status);
            _life.TryFailStart();
            await UninitializeAsync();
            Disconnect();
            throw;
        }
    }

    private async Task InitializeAsync()
    {
        ConnectInterrupt();
        var configuration = Describe();
        var start = Device.Begin(Device.Queue, SrbCommand.InitializeDevice, configuration);
        start.KnownIrp = configuration.Irp;
        var status = await start.SendAsync();
        _isInitialized = status == NtStatus.Success;
        Require(status, SrbCommand.InitializeDevice);
        Require(await Device.Enumeration.RunAsync(configuration.StreamDescriptorSize), SrbCommand.GetStreamInfo);
        await Device.SendAsync(SrbCommand.InitializationComplete);
        if (!_life.TryCompleteStart())
        {
            throw new StreamRequestException(NtStatus.DeviceRemoved, $"{Device.Name} disappeared while it was started");
        }

        PlugAndPlayLog.Started(_logger, Device.Name, Device.Descriptor.StreamInfo.Count);
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
        ClassDeviceObject = ClassDeviceObject,
        PhysicalDeviceObject = Lower,
        RealPhysicalDeviceObject = Lower,
        Irp = new Irp(IrpPnpFunction.StartDevice),
        DmaAdapterObject = Device.Registration.BusMasterDma ? _board?.Dma : null,
        AdapterInterfaceType = _board is null ? InterfaceType.Internal : InterfaceType.PciBus,
        BusInterruptLevel = (uint)(_line?.Irql ?? Irql.Passive),
        BusInterruptVector = (uint)(_line?.Irql ?? Irql.Passive),
        InterruptMode = InterruptMode.LevelSensitive,
        InterruptObject = Device.Lock.Interrupt,
        DriverRegistryPath = RegistryPath,
        AccessRanges = _board is null ? [] : _board.AccessRanges,
    };

    private void Require(NtStatus status, SrbCommand command)
    {
        if (status != NtStatus.Success)
        {
            throw new StreamRequestException(
                status,
                $"{Device.Name} did not start: {(Device.Enumeration.Complaint is { } complaint ? complaint : $"its minidriver answered {command} with an error")}",
                Device.Failure?.Exception);
        }
    }
}
