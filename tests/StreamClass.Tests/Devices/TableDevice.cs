using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Devices;

/// <summary>A minidriver that declares tables, and notes every property and method that it is asked for.</summary>
internal sealed class TableDevice
{
    public static readonly Guid Set = new("0f1e2d3c-0001-4000-8000-000000000001");
    public static readonly Guid OtherSet = new("0f1e2d3c-0002-4000-8000-000000000002");

    public TableDevice() => Echo = new EchoDevice
    {
        OnDevice = Receive,
        OnControl = Receive,
        OnOpen = stream => OnOpen?.Invoke(stream),
        OnCancel = srb => OnCancel(srb),
    };

    public EchoDevice Echo { get; }

    public IReadOnlyList<KsPropertySet> Properties { get; init; } = [];

    public IReadOnlyList<KsPropertySet> StreamProperties { get; init; } = [];

    public IReadOnlyList<KsMethodSet> Methods { get; init; } = [];

    public KsTopology? Topology { get; init; }

    public Action<HwStreamObject>? OnOpen { get; init; }

    /// <summary>Answers what is asked; null gives and takes <see cref="Value"/>.</summary>
    public HwReceivePacketRoutine? OnAsked { get; init; }

    /// <summary>Answers the control requests of streams; null lets them succeed.</summary>
    public HwReceivePacketRoutine? OnCommand { get; init; }

    public HwReceivePacketRoutine OnCancel { get; init; } = static srb =>
    {
        srb.Status = NtStatus.Cancelled;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    };

    /// <summary>What every property has as its value.</summary>
    public byte[] Value { get; set; } = [1, 2, 3, 4];

    /// <summary>What it was asked for, oldest first.</summary>
    public List<Asked> Asked { get; } = [];

    /// <summary>The control requests of streams that are no properties or methods, oldest first.</summary>
    public List<SrbCommand> Commands { get; } = [];

    public static KsPropertyItem Item(uint id, uint minData = 0, uint minProperty = 0) =>
        new() { PropertyId = id, GetSupported = true, SetSupported = true, MinData = minData, MinProperty = minProperty };

    public static TableDevice With(params KsPropertyItem[] items) =>
        new() { Properties = [new KsPropertySet(Set, items)], StreamProperties = [new KsPropertySet(Set, items)] };

    public async Task<Filter> OpenAsync(Machine machine) => await machine.OpenAsync(Echo);

    public async Task<Pin> OpenPinAsync(Machine machine) => await machine.OpenPinAsync(Echo);

    private void Receive(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.GetStreamInfo:
                Describe(srb.CommandData.StreamBuffer);
                EchoDevice.Succeed(srb);
                break;
            case SrbCommand.GetDeviceProperty or SrbCommand.SetDeviceProperty or SrbCommand.GetStreamProperty or SrbCommand.SetStreamProperty:
                var property = srb.CommandData.PropertyInfo;
                Note(srb, property.PropertySetId, property.Property, property.PropertyInfo);
                break;
            case SrbCommand.DeviceMethod or SrbCommand.StreamMethod:
                var method = srb.CommandData.MethodInfo;
                Note(srb, method.MethodSetId, method.Method, method.MethodInfo);
                break;
            case < SrbCommand.GetStreamInfo:
                Commands.Add(srb.Command);
                (OnCommand ?? EchoDevice.Succeed)(srb);
                break;
            default:
                EchoDevice.Answer(srb);
                break;
        }
    }

    private void Describe(HwStreamDescriptor descriptor)
    {
        descriptor.StreamHeader.DevicePropertiesArray = Properties;
        descriptor.StreamHeader.DeviceMethodsArray = Methods;
        descriptor.StreamHeader.Topology = Topology;
        foreach (var flow in (KsPinDataFlow[])[KsPinDataFlow.In, KsPinDataFlow.Out])
        {
            descriptor.Add(new HwStreamInformation
            {
                DataFlow = flow,
                NumberOfPossibleInstances = 100,
                StreamFormatsArray = [EchoDevice.Format],
                StreamPropertiesArray = StreamProperties,
            });
        }
    }

    private void Note(HwStreamRequestBlock srb, int set, ReadOnlyMemory<byte> request, Memory<byte> value)
    {
        Asked.Add(new Asked(srb.Command, set, request.ToArray(), value.ToArray()));
        if (OnAsked is not null)
        {
            OnAsked(srb);
            return;
        }

        if (srb.Command is SrbCommand.SetDeviceProperty or SrbCommand.SetStreamProperty)
        {
            Value = value.ToArray();
        }
        else
        {
            var length = Math.Min(Value.Length, value.Length);
            Value.AsMemory(0, length).CopyTo(value);
            srb.ActualBytesTransferred = (uint)length;
        }

        EchoDevice.Succeed(srb);
    }
}

/// <summary>What the minidriver was asked for.</summary>
/// <param name="Command">The command.</param>
/// <param name="SetIndex">The index of the set in its table.</param>
/// <param name="Request">The request.</param>
/// <param name="Value">The value as it came.</param>
internal sealed record Asked(SrbCommand Command, int SetIndex, byte[] Request, byte[] Value)
{
    public KsProperty Property => KsStructure.Read<KsProperty>(Request);
}
