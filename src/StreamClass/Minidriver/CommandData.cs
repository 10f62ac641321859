using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Minidriver;

/// <summary>What a command carries: a union whose member the command decides.</summary>
/// <remarks>
/// Native name: CommandData of HW_STREAM_REQUEST_BLOCK. One reference slot and one scalar slot; each accessor checks the
/// command. Reference 1, 4.
/// </remarks>
[NativeName("CommandData")]
public struct CommandData
{
    private object? _reference;
    private long _scalar;
    private SrbCommand _command;

    /// <summary>READ_DATA, WRITE_DATA: one header for each buffer.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public readonly Span<KsStreamHeader> DataBufferArray =>
        Reference<KsStreamHeader[]>(SrbCommand.ReadData, SrbCommand.WriteData).AsSpan(0, (int)_scalar);

    /// <summary>GET_STREAM_INFO: the descriptor to fill.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public readonly HwStreamDescriptor StreamBuffer => Reference<HwStreamDescriptor>(SrbCommand.GetStreamInfo);

    /// <summary>GET_STREAM_STATE, SET_STREAM_STATE: the state of the stream.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public KsState StreamState
    {
        readonly get
        {
            Require(SrbCommand.GetStreamState, SrbCommand.SetStreamState);
            return (KsState)_scalar;
        }

        set
        {
            Require(SrbCommand.GetStreamState, SrbCommand.SetStreamState);
            _scalar = (long)value;
        }
    }

    /// <summary>OPEN_STREAM and the data format commands: the format.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public KsDataFormatBlock OpenFormat
    {
        readonly get
        {
            RequireFormat();
            return (KsDataFormatBlock?)_reference ?? throw Empty();
        }

        set
        {
            RequireFormat();
            _reference = value;
        }
    }

    /// <summary>SET_STREAM_RATE, PROPOSE_STREAM_RATE: the rate. Of a proposal the minidriver may leave the rate that it would run at.</summary>
    /// <remarks>Natively the union has no such member (reference 12.12).</remarks>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public KsRate Rate
    {
        readonly get
        {
            Require(SrbCommand.SetStreamRate, SrbCommand.ProposeStreamRate);
            return (KsRate)(_reference ?? throw Empty());
        }

        set
        {
            Require(SrbCommand.ProposeStreamRate);
            _reference = value;
        }
    }

    /// <summary>INITIALIZE_DEVICE: the resources of the device.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public readonly PortConfigurationInformation ConfigInfo => Reference<PortConfigurationInformation>(SrbCommand.InitializeDevice);

    /// <summary>The master clock commands: the clock; null with INDICATE_MASTER_CLOCK means that the stream runs freely.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public MasterClockHandle? MasterClockHandle
    {
        readonly get
        {
            RequireClock();
            return (MasterClockHandle?)_reference;
        }

        internal set
        {
            RequireClock();
            _reference = value;
        }
    }

    /// <summary>The property commands: the request and its value.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public readonly StreamPropertyDescriptor PropertyInfo
    {
        get
        {
            if (_command is not (SrbCommand.GetStreamProperty or SrbCommand.SetStreamProperty
                or SrbCommand.GetDeviceProperty or SrbCommand.SetDeviceProperty))
            {
                throw Mismatch();
            }

            return _reference as StreamPropertyDescriptor ?? throw Empty();
        }
    }

    /// <summary>DEVICE_METHOD, STREAM_METHOD: the call and its data.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public readonly StreamMethodDescriptor MethodInfo => Reference<StreamMethodDescriptor>(SrbCommand.DeviceMethod, SrbCommand.StreamMethod);

    /// <summary>A member of the native union that no command is documented to use.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public readonly StreamTimeReference TimeReference => throw Mismatch();

    /// <summary>GET_DATA_INTERSECTION: the range, and where the format goes.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public readonly StreamDataIntersectInfo IntersectInfo => Reference<StreamDataIntersectInfo>(SrbCommand.GetDataIntersection);

    /// <summary>CHANGE_POWER_STATE: the state to go to.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public DevicePowerState DeviceState
    {
        readonly get
        {
            Require(SrbCommand.ChangePowerState);
            return (DevicePowerState)_scalar;
        }

        internal set
        {
            Require(SrbCommand.ChangePowerState);
            _scalar = (long)value;
        }
    }

    /// <summary>OPEN_DEVICE_INSTANCE: which of several filter types is opened.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public readonly int FilterTypeIndex
    {
        get
        {
            Require(SrbCommand.OpenDeviceInstance);
            return (int)_scalar;
        }
    }

    /// <summary>NOTIFY_IDLE_STATE: whether the last handle has been closed.</summary>
    /// <exception cref="InvalidOperationException">The command is another.</exception>
    public bool Idle
    {
        readonly get
        {
            Require(SrbCommand.NotifyIdleState);
            return _scalar != 0;
        }

        internal set
        {
            Require(SrbCommand.NotifyIdleState);
            _scalar = value ? 1 : 0;
        }
    }

    internal void Begin(SrbCommand command, object? reference = null, long scalar = 0)
    {
        _command = command;
        _scalar = scalar;

        // The headers of a request that is used again are where they were; a reference that is written costs a barrier.
        if (!ReferenceEquals(_reference, reference))
        {
            _reference = reference;
        }
    }

    private readonly T Reference<T>(SrbCommand command)
        where T : class => Reference<T>(command, command);

    private readonly T Reference<T>(SrbCommand first, SrbCommand second)
        where T : class
    {
        Require(first, second);
        return _reference as T ?? throw Empty();
    }

    private readonly void Require(SrbCommand command) => Require(command, command);

    private readonly void Require(SrbCommand first, SrbCommand second)
    {
        if (_command != first && _command != second)
        {
            throw Mismatch();
        }
    }

    private readonly void RequireFormat()
    {
        if (_command is not (SrbCommand.OpenStream or SrbCommand.ProposeDataFormat or SrbCommand.SetDataFormat or SrbCommand.GetDataFormat))
        {
            throw Mismatch();
        }
    }

    private readonly void RequireClock()
    {
        if (_command is not (SrbCommand.OpenMasterClock or SrbCommand.IndicateMasterClock or SrbCommand.CloseMasterClock))
        {
            throw Mismatch();
        }
    }

    private readonly InvalidOperationException Mismatch() =>
        new($"This member of CommandData does not belong to {_command}; the command decides which one is valid.");

    private readonly InvalidOperationException Empty() => new($"{_command} carries nothing here yet.");
}
