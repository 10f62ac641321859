using Microsoft.Extensions.Logging;
using StreamClass.Client;
using StreamClass.Diagnostics;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Kernel.Live;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass;

/// <summary>One PC: the kernel, the class driver, its drivers and the devices plugged into it.</summary>
/// <remarks>
/// The root of everything; nothing of the package is static, so a process can run as many machines as it likes. This one runs in
/// real time; StreamClass.Testing makes machines that run in virtual time under a seed.
/// </remarks>
public sealed class Machine : IAsyncDisposable
{
    private readonly KernelDrive _drive;
    private readonly DeviceFactory _devices;
    private readonly ILogger _logger;
    private readonly TimeSpan _shutdownLimit;
    private bool _isDisposed;

    /// <summary>Switches a machine on that runs in real time.</summary>
    /// <param name="options">How it is built; null takes the defaults.</param>
    public Machine(MachineOptions? options = null)
        : this(options ??= new MachineOptions(), new LiveDrive(options.TimeProvider))
    {
    }

    internal Machine(MachineOptions options, KernelDrive drive, MachineObservers observers = default)
    {
        _drive = drive;
        _shutdownLimit = options.ShutdownLimit;
        _logger = options.LoggerFactory.CreateLogger(MachineLog.Category);
        _drive.BugCheckRecorded = exception => MachineLog.BugCheck(_logger, exception.Message);
        Kernel = new KernelServices(drive, options.Files);
        Memory = new PhysicalMemory(drive, options.MemorySeed);
        var bus = new DeviceBus(drive, Memory)
        {
            Speed = drive.IsSimulated ? OscillatorSpeed.RealTime : options.OscillatorSpeed,
            Observer = new HardwareLog(options.LoggerFactory),
            BoardObserver = observers.Boards,
        };
        _devices = new DeviceFactory(
            Kernel,
            bus,
            options.LoggerFactory,
            new DeviceFactorySettings(
                options.RequestTimeoutSeconds, options.RequestPoolCapacity, options.StreamDebug, options.ShutdownLimit)
            {
                Observer = observers.Minidrivers,
            });
    }

    /// <summary>The services of the operating system, for tests and hosts that want to look at the machine's clock.</summary>
    public KernelServices Kernel { get; }

    /// <summary>What the machine runs on.</summary>
    internal KernelDrive Drive => _drive;

    /// <summary>The registry, for hosts that set values before they load a driver.</summary>
    public Registry Registry => Kernel.Registry;

    /// <summary>The machine's clock, for code that waits: on a simulated machine its timers are in virtual time.</summary>
    public TimeProvider TimeProvider => _drive.TimeProvider;

    /// <summary>Every rule that a driver broke, oldest first.</summary>
    public IReadOnlyList<BugCheckException> BugChecks => _drive.BugChecks;

    /// <summary>Loads a driver: calls its DriverEntry.</summary>
    /// <remarks>IRQL: PASSIVE_LEVEL. Reference 5.</remarks>
    /// <param name="driverEntry">The entry point of the minidriver.</param>
    /// <param name="name">The driver's name; null takes that of the class that the entry point belongs to.</param>
    /// <returns>The loaded driver.</returns>
    /// <exception cref="StreamRequestException">DriverEntry failed, or registered no minidriver.</exception>
    public Driver LoadDriver(DriverEntry driverEntry, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(driverEntry);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        name ??= driverEntry.Method.DeclaringType?.Name ?? "Driver";
        var driver = new DriverObject(name, Kernel) { IsLoading = true };
        var registryPath = $@"\Registry\Machine\System\CurrentControlSet\Services\{name}";
        Registry.CreateKey(registryPath);
        NtStatus status;
        try
        {
            status = driverEntry(driver, registryPath);
        }
        finally
        {
            driver.IsLoading = false;
        }

        if (!status.IsSuccess())
        {
            throw new StreamRequestException(status, $"DriverEntry of {name} failed");
        }

        return driver.Registration is null
            ? throw new StreamRequestException(NtStatus.DriverInternalError, $"DriverEntry of {name} registered no minidriver")
            : new Driver(driver, _devices);
    }

    /// <summary>Makes an interrupt line that several boards can share.</summary>
    /// <param name="name">Names the line in logs and traces.</param>
    /// <param name="irql">The level at which its routines run: from <see cref="Irql.Device"/> to below <see cref="Irql.Clock"/>.</param>
    /// <returns>The line, to be given to <see cref="Driver.StartDeviceAsync(VirtualDevice, InterruptLine?)"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No device can have that level.</exception>
    public InterruptLine CreateInterruptLine(string name, Irql irql = Irql.Device)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (irql is < Irql.Device or >= Irql.Clock)
        {
            throw new ArgumentOutOfRangeException(nameof(irql), irql, "The level of a line is from Irql.Device to below Irql.Clock.");
        }

        return new InterruptLine(_drive, name, irql);
    }

    /// <summary>Sends the machine to sleep: streams that run pause, then every device goes to D3.</summary>
    /// <remarks>Requests wait until it wakes. A device that refuses keeps its power. IRQL: PASSIVE_LEVEL. Reference 13.11.</remarks>
    public async Task SleepAsync()
    {
        foreach (var node in _devices.Nodes)
        {
            await node.SleepAsync();
        }
    }

    /// <summary>Wakes the machine: every device gets the power that it had, then what ran runs again.</summary>
    /// <remarks>IRQL: PASSIVE_LEVEL. Reference 13.11.</remarks>
    public async Task WakeAsync()
    {
        foreach (var node in _devices.Nodes)
        {
            await node.WakeAsync();
        }
    }

    /// <summary>Every device that was started, oldest first, those that are gone included.</summary>
    internal DeviceNode[] Nodes => _devices.Nodes;

    internal PhysicalMemory Memory { get; }

    /// <summary>Where the machine's own tasks continue; null means wherever the awaiting code was.</summary>
    internal SynchronizationContext? Context => _drive.Context;

    /// <summary>Says of every request that has not come back where it is.</summary>
    internal IEnumerable<string> DescribeOutstanding()
    {
        foreach (var node in _devices.Nodes)
        {
            foreach (var request in node.Device.Requests.Outstanding())
            {
                yield return request.Describe();
                request.Release();
            }
        }
    }

    /// <summary>Removes every device and switches the machine off. Ends in bounded time.</summary>
    /// <remarks>
    /// A minidriver that does not let go within <see cref="MachineOptions.ShutdownLimit"/> is not waited for; the routine that did
    /// not return is named in the log and in <see cref="BugChecks"/>. So are system threads that do not end within that time.
    /// </remarks>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        var nodes = _devices.Nodes;
        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            await nodes[i].RemoveAsync();
        }

        await Kernel.Threads.EndAsync(_shutdownLimit);
        await _drive.DisposeAsync();
    }
}
