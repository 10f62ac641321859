using DvdDecoder.Board;
using DvdDecoder.Tests.Player.ProgramStream;
using DvdPlayer.ProgramStream;
using StreamClass;
using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Ks;

namespace DvdDecoder.Tests.Decoder;

/// <summary>A machine with the decoder in it, and open pins that move a program through it.</summary>
internal sealed class DecoderPlay : IAsyncDisposable
{
    private const int WriteDepth = 32;
    private const int ReadDepth = 8;
    private const int LargestPicture = 720 * 576 * 3 / 2;
    private const int LargestBlock = 48 * 1024;

    private DecoderPlay(Machine machine, Device device, Filter filter, DecoderBoard board)
    {
        Machine = machine;
        Device = device;
        Filter = filter;
        Board = board;
    }

    public Machine Machine { get; }

    public Device Device { get; }

    public Filter Filter { get; }

    public DecoderBoard Board { get; }

    public Pin? VideoIn { get; private set; }

    public Pin? AudioIn { get; private set; }

    public Pin? VideoOut { get; private set; }

    public Pin? AudioOut { get; private set; }

    /// <summary>The reads and writes that nobody has awaited.</summary>
    public List<Task> Left { get; } = [];

    public IEnumerable<Pin> Pins => new[] { VideoOut, AudioOut, VideoIn, AudioIn }.OfType<Pin>();

    public static MachineOptions Maximum => new() { OscillatorSpeed = OscillatorSpeed.Maximum };

    public static async Task<DecoderPlay> StartAsync(DecoderBoard? board = null, MachineOptions? options = null, bool video = true, bool audio = true)
    {
        return await StartAsync(new Machine(options ?? Maximum), board, video, audio);
    }

    /// <summary>Plugs the card into a machine that the caller has, simulated or not.</summary>
    public static async Task<DecoderPlay> StartAsync(Machine machine, DecoderBoard? board = null, bool video = true, bool audio = true)
    {
        board ??= new DecoderBoard { Decode = false };
        var device = await machine.LoadDriver(DecoderDriver.DriverEntry).StartDeviceAsync(board);
        var filter = await device.OpenFilterAsync();
        var play = new DecoderPlay(machine, device, filter, board);
        if (video)
        {
            play.VideoOut = await filter.OpenPinAsync(DecoderStreams.VideoOut, DecoderFormats.VideoOut);
            play.VideoIn = await filter.OpenPinAsync(DecoderStreams.VideoIn, DecoderFormats.VideoIn);
        }

        if (audio)
        {
            play.AudioOut = await filter.OpenPinAsync(DecoderStreams.AudioOut, DecoderFormats.AudioOut);
            play.AudioIn = await filter.OpenPinAsync(DecoderStreams.AudioIn, DecoderFormats.AudioIn);
        }

        return play;
    }

    /// <summary>Takes all pins to Pause, and then, outputs first, to a state.</summary>
    public async Task SetStateAsync(KsState state)
    {
        foreach (var pin in Pins)
        {
            await pin.SetStateAsync(KsState.Pause);
        }

        foreach (var pin in Pins)
        {
            await pin.SetStateAsync(state);
        }
    }

    /// <summary>Takes all pins to Stop, inputs first.</summary>
    public async Task StopAsync()
    {
        foreach (var pin in Pins.Reverse())
        {
            await pin.SetStateAsync(KsState.Pause);
            await pin.SetStateAsync(KsState.Stop);
        }
    }

    /// <summary>Plays a program from the beginning to its end, and stops.</summary>
    public async Task<DecoderRecording> RunAsync(byte[] program, int loops = 1, Clock? clock = null)
    {
        var recording = new DecoderRecording { Clock = clock };
        await RunAsync(program, recording, loops);
        return recording;
    }

    /// <summary>As the other form; what has come out until something fails is in the recording all the same.</summary>
    public async Task RunAsync(byte[] program, DecoderRecording recording, int loops = 1)
    {
        await SetStateAsync(KsState.Run);
        await Task.WhenAll(
            ReadAsync(VideoOut, Board.Decode ? LargestPicture : 0, ReadDepth, recording.AddPicture, Left),
            ReadAsync(AudioOut, LargestBlock, ReadDepth, recording.AddBlock, Left),
            WriteAsync(program, loops));
        await StopAsync();
    }

    /// <summary>Nothing went wrong below the pins.</summary>
    public void ShouldBeHealthy()
    {
        Machine.BugChecks.Should().BeEmpty();
        Board.Fault.Should().BeNull();
        Device.Failure.Should().BeNull();
    }

    /// <summary>Writes the program as often as asked, then ends both streams.</summary>
    public async Task WriteAsync(byte[] program, int loops = 1, CancellationToken cancellationToken = default)
    {
        var video = new WriteWindow(VideoIn, WriteDepth, cancellationToken);
        var audio = new WriteWindow(AudioIn, WriteDepth, cancellationToken);
        using var reader = new ProgramStreamReader(new MemoryStream(program), "clip");
        var times = new StreamTime();
        try
        {
            for (var loop = 0; loop < loops; loop++)
            {
                if (loop > 0)
                {
                    times.BeginPass();
                    reader.Rewind();
                }

                await WritePassAsync(reader, times, video, audio);
            }

            await Task.WhenAll(video.EndAsync(), audio.EndAsync());
        }
        finally
        {
            Left.AddRange(video.TakeLeft());
            Left.AddRange(audio.TakeLeft());
        }
    }

    /// <summary>Writes the pictures of the program only.</summary>
    public async Task WriteVideoAsync(byte[] program)
    {
        var video = new WriteWindow(VideoIn, WriteDepth, default);
        foreach (var packet in Splitting.Of(program).Packets.Where(packet => packet.Kind == StreamKind.Video))
        {
            await video.WriteAsync(packet.Pts is { } stamp ? StreamTime.ToTime(stamp) : null, packet.Payload);
        }

        await video.EndAsync();
    }

    /// <summary>Reads a pin to the end of its stream.</summary>
    public static async Task ReadAsync(
        Pin? pin, int bufferSize, int depth, Action<KsStreamHeader, byte[]> accept, List<Task>? left = null)
    {
        if (pin is null)
        {
            return;
        }

        var reads = new Queue<(ValueTask<KsStreamHeader> Read, byte[] Buffer)>();
        for (var i = 0; i < depth; i++)
        {
            var buffer = new byte[bufferSize];
            reads.Enqueue((pin.ReadAsync(buffer), buffer));
        }

        try
        {
            for (; ; )
            {
                var (read, buffer) = reads.Dequeue();
                var header = await read;
                if (header.OptionsFlags.HasFlag(KsStreamHeaderOptions.EndOfStream))
                {
                    break;
                }

                accept(header, buffer);
                reads.Enqueue((pin.ReadAsync(buffer), buffer));
            }
        }
        finally
        {
            // What is left comes back when the pin stops.
            foreach (var (read, _) in reads)
            {
                var task = read.AsTask();
                left?.Add(task);
            }
        }
    }

    public async ValueTask DisposeAsync() => await Machine.DisposeAsync();

    private static async Task WritePassAsync(ProgramStreamReader reader, StreamTime times, WriteWindow video, WriteWindow audio)
    {
        while (reader.WaitToRead())
        {
            while (reader.TryRead(out var packet))
            {
                var time = times.Stamp(packet);
                if (packet.Kind == StreamKind.Video)
                {
                    await video.WriteAsync(time.Presentation, packet.Payload);
                }
                else if (packet.Kind == StreamKind.Lpcm)
                {
                    await audio.WriteAsync(time.Presentation, packet.PayloadWithHeader);
                }
            }
        }
    }
}
