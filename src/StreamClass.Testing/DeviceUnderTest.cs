using System.Runtime.CompilerServices;
using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.PlugAndPlay;
using StreamClass.Testing.Assertions;
using StreamClass.Testing.Recording;
using StreamClass.Testing.Scripting;

namespace StreamClass.Testing;

/// <summary>What a scenario of a <see cref="MinidriverTest"/> works with: one device, and what belongs to it.</summary>
/// <remarks>What is opened through it is closed at the end of the scenario, the last first; then the device is removed.</remarks>
public class DeviceUnderTest
{
    private static readonly TimeSpan Look = TimeSpan.FromMicroseconds(100);
    private readonly Stack<Func<Task>> _closes = new();
    private readonly VirtualDevice? _board;
    private Device? _device;
    private Filter? _filter;

    internal DeviceUnderTest(Machine machine, Driver driver, VirtualDevice? board, MinidriverRecording recording)
    {
        Recording = recording;
        Machine = machine;
        Driver = driver;
        _board = board;
    }

    /// <summary>The machine of this run.</summary>
    public Machine Machine { get; }

    /// <summary>The loaded driver.</summary>
    public Driver Driver { get; }

    /// <summary>What the minidriver saw and did so far.</summary>
    public MinidriverRecording Recording { get; }

    /// <summary>The device; after a second start the new one.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public Device Device => _device ?? throw new InvalidOperationException("The device was not started: call StartAsync first.");

    /// <summary>Plugs the board in and starts the device; also again, after it was removed.</summary>
    /// <remarks>A <see cref="MinidriverTest"/> does it unless the test says otherwise.</remarks>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public async Task StartAsync()
    {
        await CloseHandlesAsync();
        _device = await Driver.StartDeviceAsync(new DeviceStart { Board = _board });
    }

    /// <summary>The filter of the device; opened by the first call.</summary>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public async Task<Filter> OpenFilterAsync()
    {
        if (_filter is null)
        {
            var filter = await Device.OpenFilterAsync();
            _filter = filter;
            _closes.Push(filter.CloseAsync);
        }

        return _filter;
    }

    /// <summary>Opens a pin and brings it into a state.</summary>
    /// <param name="streamNumber">The index of the stream.</param>
    /// <param name="format">The format; null takes the first that the stream offers.</param>
    /// <param name="state">The state; the steps to it are made one after the other.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="StreamRequestException">The minidriver refused, or the stream offers no format by itself.</exception>
    public async Task<Pin> OpenPinAsync(int streamNumber = 0, KsDataFormatBlock? format = null, KsState state = KsState.Run)
    {
        var filter = await OpenFilterAsync();
        var pin = await filter.OpenPinAsync(streamNumber, format ?? await FirstFormatAsync(filter, streamNumber));
        _closes.Push(pin.CloseAsync);
        if (state is KsState.Acquire)
        {
            await pin.SetStateAsync(KsState.Acquire);
        }

        if (state is KsState.Pause or KsState.Run)
        {
            await pin.SetStateAsync(KsState.Pause);
        }

        if (state is KsState.Run)
        {
            await pin.SetStateAsync(KsState.Run);
        }

        return pin;
    }

    /// <summary>Waits for a time of the machine.</summary>
    /// <remarks>Simulated it is exact; Task.Delay would round down to milliseconds.</remarks>
    /// <param name="time">How long.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public async Task WaitAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var due = new TaskCompletionSource();
        await using var timer = Machine.TimeProvider.CreateTimer(
            static due => ((TaskCompletionSource)due!).SetResult(), due, time, Timeout.InfiniteTimeSpan);
        await due.Task;
    }

    /// <summary>Waits until something is so.</summary>
    /// <param name="condition">What is waited for; looked at every 100 µs of the machine's time.</param>
    /// <param name="within">How long at most; null is a second.</param>
    /// <param name="expression">Names the condition in reports; filled in.</param>
    /// <exception cref="MinidriverAssertionException">It was not so within that time.</exception>
    public async Task WaitUntilAsync(
        Func<bool> condition, TimeSpan? within = null, [CallerArgumentExpression(nameof(condition))] string? expression = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var limit = within ?? TimeSpan.FromSeconds(1);
        var start = Machine.TimeProvider.GetTimestamp();
        while (!condition())
        {
            if (Machine.TimeProvider.GetElapsedTime(start) > limit)
            {
                throw new MinidriverAssertionException($"Waited {limit.TotalMilliseconds} ms for {BodyOf(expression)}, and it never was so.");
            }

            await WaitAsync(Look);
        }
    }

    /// <summary>Has several clients work at the same time, in whatever order the schedule says, and waits for all.</summary>
    /// <param name="clients">What each of them does.</param>
    /// <returns>A task that ends with the last of them.</returns>
    public Task TogetherAsync(params Func<Task>[] clients)
    {
        ArgumentNullException.ThrowIfNull(clients);
        return Task.WhenAll(clients.Select(BeginAsync));

        // Without the yield the first client would run up to its first wait before the second begins.
        static async Task BeginAsync(Func<Task> client)
        {
            await Task.Yield();
            await client();
        }
    }

    /// <summary>Changes the power state.</summary>
    /// <remarks>A minidriver that does not handle CHANGE_POWER_STATE answers NOT_IMPLEMENTED, which refuses nothing: the device changes its state.</remarks>
    /// <param name="state">The state to go to.</param>
    /// <exception cref="StreamRequestException">The minidriver refused.</exception>
    public async Task SetPowerStateAsync(DevicePowerState state)
    {
        var status = await Device.SetPowerStateAsync(state);
        if (!status.IsSuccess() && status != NtStatus.NotImplemented)
        {
            throw new StreamRequestException(status, $"{Device.Name} did not go to {state}");
        }
    }

    /// <summary>Pulls the board out while the device is working.</summary>
    /// <returns>How the device went.</returns>
    public Task<DeviceRemoval> SurpriseRemoveAsync() => Device.SurpriseRemoveAsync();

    /// <summary>Ends a scenario that has come to its end: closes what is open, removes the device, and asks the board whether all came.</summary>
    internal async Task EndAsync()
    {
        await CloseHandlesAsync();
        if (_device is not null)
        {
            await _device.RemoveAsync();
        }

        if (_board?.Fault is { } fault)
        {
            throw new MinidriverAssertionException($"The code of {_board.Name} threw, and the board died: {fault.Message}");
        }

        (_board as ScriptedBoard)?.VerifyAll();
    }

    /// <summary>What a lambda expression without parameters says; another expression is that itself.</summary>
    private static string? BodyOf(string? expression)
    {
        var arrow = expression?.IndexOf("=>", StringComparison.Ordinal) ?? -1;
        return arrow > 0 && expression![..arrow].Trim() is "()" or "static ()" ? expression[(arrow + 2)..].Trim() : expression;
    }

    private static async Task<KsDataFormatBlock> FirstFormatAsync(Filter filter, int streamNumber)
    {
        if (streamNumber < 0 || streamNumber >= filter.Streams.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(streamNumber), streamNumber, $"There is no stream {streamNumber}: the device has {filter.Streams.Count}, counted from 0.");
        }

        var ranges = filter.Streams[streamNumber].StreamFormatsArray;

        // A range without anything specific in it is a format; of any other the minidriver has to make one.
        return ranges.FirstOrDefault(static range => range.Block.Length == KsDataFormat.NativeSize)
            ?? await filter.FindDataFormatAsync(streamNumber, ranges)
            ?? throw new StreamRequestException(
                NtStatus.NoMatch, $"Stream {streamNumber} offers no format by itself; the test has to name one");
    }

    private async Task CloseHandlesAsync()
    {
        while (_closes.TryPop(out var close))
        {
            await close();
        }

        _filter = null;
    }
}
