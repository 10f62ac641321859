using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Races;

/// <summary>A machine on real threads with one device and one open input pin.</summary>
internal sealed class RaceRig : IAsyncDisposable
{
    private RaceRig(Machine machine, Device device, Filter filter, Pin pin)
    {
        Machine = machine;
        Device = device;
        Filter = filter;
        Pin = pin;
    }

    public Machine Machine { get; }

    public Device Device { get; }

    public Filter Filter { get; }

    public Pin Pin { get; }

    public static async Task<RaceRig> StartAsync(RaceDevice minidriver, MachineOptions? options = null, VirtualDevice? board = null)
    {
        var machine = new Machine(options);
        var driver = machine.LoadDriver(minidriver.DriverEntry);
        var device = await (board is null ? driver.StartDeviceAsync() : driver.StartDeviceAsync(board));
        var filter = await device.OpenFilterAsync();
        return new RaceRig(machine, device, filter, await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format));
    }

    public Write Write(long tag, CancellationToken cancellationToken = default) => new(Pin, tag, cancellationToken);

    public ValueTask DisposeAsync() => Machine.DisposeAsync();
}

/// <summary>One write on its way: what it carries, and how it ended.</summary>
internal sealed class Write
{
    private readonly StreamBuffer[] _buffers;
    private readonly ValueTask _task;

    public Write(Pin pin, long tag, CancellationToken cancellationToken)
    {
        Tag = tag;
        _buffers = [new StreamBuffer(RaceDevice.Header(tag), new byte[8])];
        _task = pin.WriteAsync(_buffers, cancellationToken);
    }

    public long Tag { get; }

    public bool IsCompleted => _task.IsCompleted;

    /// <summary>Waits on this thread and gives the status; the SRB can be used again at once.</summary>
    public NtStatus End()
    {
        Watchdog.Until(() => _task.IsCompleted, $"request {Tag}");
        try
        {
            _task.GetAwaiter().GetResult();
            return Check(NtStatus.Success);
        }
        catch (OperationCanceledException)
        {
            return NtStatus.Cancelled;
        }
        catch (StreamRequestException exception)
        {
            return exception.Status;
        }
    }

    /// <summary>Waits as a client does, and gives the status.</summary>
    public async Task<NtStatus> EndAsync()
    {
        try
        {
            await _task;
            return Check(NtStatus.Success);
        }
        catch (OperationCanceledException)
        {
            return NtStatus.Cancelled;
        }
        catch (StreamRequestException exception)
        {
            return exception.Status;
        }
    }

    private NtStatus Check(NtStatus status) => BitConverter.ToInt64(_buffers[0].Data.Span) == RaceDevice.Echo(Tag)
        ? status
        : throw new InvalidOperationException($"Request {Tag} came back with the answer to another: {BitConverter.ToInt64(_buffers[0].Data.Span)}.");
}
