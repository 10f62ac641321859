using DvdDecoder;
using DvdPlayer.Output;
using StreamClass.Client;
using StreamClass.Ks;

namespace DvdPlayer.Playback;

/// <summary>Reads pictures, compares their times with the master clock's, and has them written.</summary>
internal sealed class PictureReader
{
    private const int Depth = 6;

    private readonly Pin _pin;
    private readonly Clock? _clock;
    private readonly FrameWriter? _frames;
    private readonly PlaybackTime _playback;
    private readonly PlaybackProgress _progress;
    private readonly long _usualDuration;
    private readonly byte[][] _scratch;
    private int _nextScratch;

    /// <summary>Prepares the reading.</summary>
    /// <param name="pin">The pin that gives pictures.</param>
    /// <param name="clock">The master clock; null if there is none.</param>
    /// <param name="frames">Writes pictures; null if they are not wanted.</param>
    /// <param name="scratchLength">How large the memory is that pictures come into that are not wanted.</param>
    /// <param name="usualDuration">How long a picture lasts that does not say, in units of 100 ns.</param>
    /// <param name="playback">Learns when pictures came.</param>
    /// <param name="progress">Learns how many came.</param>
    public PictureReader(
        Pin pin, Clock? clock, FrameWriter? frames, int scratchLength, long usualDuration, PlaybackTime playback, PlaybackProgress progress)
    {
        _pin = pin;
        _clock = clock;
        _frames = frames;
        _usualDuration = usualDuration;
        _playback = playback;
        _progress = progress;
        _scratch = new byte[frames is null ? Depth : 0][];
        for (var i = 0; i < _scratch.Length; i++)
        {
            _scratch[i] = GC.AllocateUninitializedArray<byte>(scratchLength);
        }
    }

    /// <summary>How many pictures came.</summary>
    public int Count { get; private set; }

    /// <summary>How well they came in time.</summary>
    public PictureTiming Timing { get; } = new();

    /// <summary>Reads until the stream ends.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await using var reader = new PinReader(_pin, Depth, cancellationToken);
        while (true)
        {
            BeginReads(reader);
            if (reader.IsIdle)
            {
                reader.Begin(await _frames!.RentAsync(cancellationToken));
            }

            var header = await reader.EndAsync(out var memory);
            if (header.OptionsFlags.HasFlag(KsStreamHeaderOptions.EndOfStream))
            {
                _playback.NoteCompletion();
                return;
            }

            Note(header);
            Keep(header, memory);
        }
    }

    // As long as a read is outstanding nothing else is waited for, so that a picture's time is taken when it comes.
    private void BeginReads(PinReader reader)
    {
        while (reader.HasRoom)
        {
            if (_frames is null)
            {
                reader.Begin(_scratch[_nextScratch]);
                _nextScratch = (_nextScratch + 1) % Depth;
            }
            else if (_frames.TryRent(out var memory))
            {
                reader.Begin(memory);
            }
            else
            {
                return;
            }
        }
    }

    private void Note(in KsStreamHeader header)
    {
        var stamp = header.PresentationTime.ToTicks();
        if (_clock is not null && header.OptionsFlags.HasFlag(KsStreamHeaderOptions.TimeValid))
        {
            Timing.Note(_clock.GetTime(), stamp, header.Duration > 0 ? header.Duration : _usualDuration);
        }

        Count++;
        _playback.NoteCompletion();
        _progress.NotePicture(stamp);
    }

    private void Keep(in KsStreamHeader header, byte[] memory)
    {
        if (_frames is null)
        {
            return;
        }

        if (header.DataUsed == 0)
        {
            _frames.Return(memory);
            return;
        }

        var flags = PictureFlags.FromHeader(header);
        _frames.Write(new FramePicture(Count, flags.Width, flags.Height, flags.IsProgressive, memory));
    }
}
