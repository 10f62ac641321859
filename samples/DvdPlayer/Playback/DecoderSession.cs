using DvdDecoder;
using DvdDecoder.Board;
using StreamClass;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace DvdPlayer.Playback;

/// <summary>A machine with a decoder board, and the pins that a program needs.</summary>
internal sealed class DecoderSession : IAsyncDisposable
{
    private const uint TimeoutSeconds = 600; // a stream may have nothing to give for long, as after the end of its sound

    private readonly Machine _machine;
    private readonly DecoderBoard _board;
    private Device? _device;
    private Filter? _filter;

    private DecoderSession(Machine machine, DecoderBoard board) => (_machine, _board) = (machine, board);

    /// <summary>Takes video packets; null without video.</summary>
    public Pin? VideoIn { get; private set; }

    /// <summary>Takes audio packets; null without sound.</summary>
    public Pin? AudioIn { get; private set; }

    /// <summary>Gives pictures; null without video.</summary>
    public Pin? VideoOut { get; private set; }

    /// <summary>Gives samples; null without sound.</summary>
    public Pin? AudioOut { get; private set; }

    /// <summary>The master clock; null if no stream can be one.</summary>
    public Clock? Clock { get; private set; }

    /// <summary>How often the interrupt service routine was called.</summary>
    public long Interrupts => _device!.InterruptCount;

    /// <summary>Bytes that the board moved by itself.</summary>
    public long DmaBytes => _board.DmaBytesRead + _board.DmaBytesWritten;

    /// <summary>Plugs the board in and opens the pins.</summary>
    /// <param name="settings">What is needed.</param>
    /// <exception cref="StreamRequestException">The minidriver refused something.</exception>
    public static async Task<DecoderSession> OpenAsync(DecoderSessionSettings settings)
    {
        // A slow clock leaves requests with the board for longer.
        var patience = Math.Max(1, Math.Min(1 / settings.Speed.Factor, uint.MaxValue / TimeoutSeconds));
        var machine = new Machine(new MachineOptions
        {
            OscillatorSpeed = settings.Speed,
            RequestTimeoutSeconds = (uint)(TimeoutSeconds * patience),
        });
        var session = new DecoderSession(machine, new DecoderBoard { Decode = settings.Decodes });
        try
        {
            await session.StartAsync(settings);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the streams, those that give before those that take.</summary>
    public async Task RunAsync()
    {
        foreach (var state in new[] { KsState.Pause, KsState.Run })
        {
            await SetStateAsync(state, VideoOut, AudioOut, VideoIn, AudioIn);
        }
    }

    /// <summary>Stops the streams.</summary>
    public async Task StopAsync()
    {
        foreach (var state in new[] { KsState.Pause, KsState.Stop })
        {
            await SetStateAsync(state, VideoIn, AudioIn, VideoOut, AudioOut);
        }
    }

    /// <summary>Closes the pins and the filter.</summary>
    public async Task CloseAsync()
    {
        if (Clock is { } clock)
        {
            Clock = null;
            await clock.DisposeAsync();
        }

        if (_filter is { } filter)
        {
            _filter = null;
            await filter.CloseAsync();
        }
    }

    /// <summary>How often each command was sent to the minidriver.</summary>
    public IReadOnlyDictionary<string, long> CountRequests()
    {
        var counts = new Dictionary<string, long>();
        foreach (var command in Enum.GetValues<SrbCommand>())
        {
            if (_device!.GetRequestCount(command) is > 0 and var count)
            {
                counts.Add(command.ToString(), count);
            }
        }

        return counts;
    }

    /// <summary>Closes what is open, in whatever state it is, and switches the machine off.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await _machine.DisposeAsync();
    }

    private async Task StartAsync(DecoderSessionSettings settings)
    {
        _device = await _machine.LoadDriver(DecoderDriver.DriverEntry).StartDeviceAsync(_board);
        _filter = await _device.OpenFilterAsync();
        if (settings.HasSound)
        {
            AudioIn = await _filter.OpenPinAsync(DecoderStreams.AudioIn, DecoderFormats.AudioIn);
            AudioOut = await _filter.OpenPinAsync(DecoderStreams.AudioOut, DecoderFormats.AudioOut);
        }

        if (settings.HasVideo)
        {
            VideoIn = await _filter.OpenPinAsync(DecoderStreams.VideoIn, DecoderFormats.VideoIn);
            VideoOut = await _filter.OpenPinAsync(DecoderStreams.VideoOut, DecoderFormats.VideoOut);
        }

        await ShareClockAsync();
    }

    // Sound is the master; without it the video may be one, or the streams run freely.
    private async Task ShareClockAsync()
    {
        if (AudioIn is null && VideoIn is null)
        {
            return;
        }

        try
        {
            Clock = await (AudioIn ?? VideoIn)!.CreateClockAsync();
        }
        catch (StreamRequestException exception) when (exception.Status == NtStatus.NotSupported && AudioIn is null)
        {
            return;
        }

        foreach (var pin in new[] { VideoIn, VideoOut, AudioOut })
        {
            if (pin is not null)
            {
                await pin.SetMasterClockAsync(Clock);
            }
        }
    }

    private static async Task SetStateAsync(KsState state, params Pin?[] pins)
    {
        foreach (var pin in pins)
        {
            if (pin is not null)
            {
                await pin.SetStateAsync(state);
            }
        }
    }
}
