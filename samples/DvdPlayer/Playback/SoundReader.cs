using DvdDecoder;
using DvdPlayer.Output;
using StreamClass.Client;
using StreamClass.Ks;

namespace DvdPlayer.Playback;

/// <summary>Reads samples and has them written.</summary>
internal sealed class SoundReader
{
    private const int Depth = 16;

    private readonly Pin _pin;
    private readonly SoundFile? _file;
    private readonly PlaybackTime _playback;
    private readonly byte[][] _memory = new byte[Depth][];
    private int _next;

    /// <summary>Prepares the reading.</summary>
    /// <param name="pin">The pin that gives samples.</param>
    /// <param name="file">Where they go; null if nobody wants them.</param>
    /// <param name="blockLength">How many bytes are read at once.</param>
    /// <param name="playback">Learns when samples came.</param>
    public SoundReader(Pin pin, SoundFile? file, int blockLength, PlaybackTime playback)
    {
        _pin = pin;
        _file = file;
        _playback = playback;
        for (var i = 0; i < Depth; i++)
        {
            _memory[i] = GC.AllocateUninitializedArray<byte>(blockLength);
        }
    }

    /// <summary>How many bytes came.</summary>
    public long Bytes { get; private set; }

    /// <summary>How many samples of each channel came.</summary>
    public long Samples { get; private set; }

    /// <summary>Reads until the stream ends.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var reader = new PinReader(_pin, Depth, cancellationToken);
        while (true)
        {
            while (reader.HasRoom)
            {
                reader.Begin(_memory[_next]);
                _next = (_next + 1) % Depth;
            }

            var header = await reader.EndAsync(out var memory);
            _playback.NoteCompletion();
            Keep(header, memory);
            if (header.OptionsFlags.HasFlag(KsStreamHeaderOptions.EndOfStream))
            {
                return;
            }
        }
    }

    private void Keep(in KsStreamHeader header, byte[] memory)
    {
        if (header.DataUsed == 0)
        {
            return;
        }

        var flags = AudioFlags.FromHeader(header);
        var format = new SoundFormat(flags.SampleRate, flags.Channels, flags.BitsPerSample);
        _file?.Write(format, memory.AsSpan(0, (int)header.DataUsed));
        Bytes += header.DataUsed;
        Samples += header.DataUsed / format.FrameLength;
    }
}
