using DvdPlayer.CommandLine;
using DvdPlayer.Output;
using DvdPlayer.ProgramStream;
using DvdPlayer.Reporting;

namespace DvdPlayer.Playback;

/// <summary>One run through a program: feeding and reading at once, until the streams end or something fails.</summary>
internal sealed class PlaybackRun : IAsyncDisposable
{
    private const int FrameMemory = 64; // pictures: two seconds in which files may be written slowly
    private const int FrameThreads = 2;
    private const int BlocksPerSecond = 50;
    private const int LargestSample = 3;

    // What a read has room for when pictures have no data; a read without any room would not reach the board.
    private const int EmptyPicture = 64;

    // A disc may change its picture size from one program to the next; the largest is that of PAL.
    private const int LargestPicture = 720 * 576 * 3 / 2;

    private readonly PlayerOptions _options;
    private readonly DecoderSession _session;
    private readonly ProgramFeeder _feeder;
    private readonly PlaybackTime _time = new();
    private readonly FrameWriter? _frames;
    private readonly PictureReader? _pictures;
    private readonly SoundReader? _samples;

    /// <summary>Prepares a run.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="reader">The program, at its beginning.</param>
    /// <param name="program">What is in it.</param>
    /// <param name="track">The audio track that is played; null for none.</param>
    /// <param name="session">The open pins; the caller's.</param>
    /// <param name="sound">Where samples go, the caller's; null if nobody wants them.</param>
    /// <param name="progress">Learns how far the run is.</param>
    public PlaybackRun(
        PlayerOptions options, ProgramStreamReader reader, DiscSummary program, AudioTrack? track, DecoderSession session,
        SoundFile? sound, PlaybackProgress progress)
    {
        _options = options;
        _session = session;
        _feeder = new ProgramFeeder(reader, program, track, session, _time, progress);
        if (session.AudioOut is { } audio && track?.Lpcm is { } format)
        {
            var block = format.SampleRate / BlocksPerSecond * format.Channels * LargestSample;
            _samples = new SoundReader(audio, sound, block, _time);
        }

        if (session.VideoOut is { } video && program.Video is { } sequence)
        {
            var length = Math.Max(LargestPicture, FramePicture.LengthOf(sequence.Width, sequence.Height));
            _frames = options is { WritesFrames: true, Decodes: true }
                ? new FrameWriter(options.OutputFolder, length, FrameMemory, FrameThreads)
                : null;
            var scratch = options.Decodes ? length : EmptyPicture;
            var duration = StreamTime.ToTime(sequence.PictureTicks);

            // At full speed the board's time jumps from event to event, long before a picture has reached its reader.
            var clock = options.Speed.IsMaximum ? null : session.Clock;
            _pictures = new PictureReader(video, clock, _frames, scratch, duration, _time, progress);
        }
    }

    /// <summary>Plays.</summary>
    /// <param name="cancellationToken">Stops the run.</param>
    /// <param name="limit">The byte offset beyond which nothing is played.</param>
    /// <returns>How the feeding ended.</returns>
    public async Task<FeedingEnd> PlayAsync(CancellationToken cancellationToken, long limit = long.MaxValue)
    {
        await _session.RunAsync();
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pictures = Guard(_pictures is { } reader ? reader.ReadAsync : Nothing, failing);
        var samples = Guard(_samples is { } listener ? listener.ReadAsync : Nothing, failing);
        FeedingEnd? end = null;
        var feeding = Guard(async token => end = await _feeder.FeedAsync(_options.Passes, limit, token), failing);
        await Task.WhenAll(pictures, samples, feeding);
        await _session.StopAsync();
        await (_frames?.CompleteAsync() ?? Task.CompletedTask);
        return end!;
    }

    /// <summary>Adds everything up. The session's pins are closed by now, so that those requests count too.</summary>
    /// <param name="end">How the feeding ended.</param>
    public PlaybackSummary Summarize(FeedingEnd end) => new()
    {
        Pictures = _pictures?.Count ?? 0,
        Samples = _samples?.Samples ?? 0,
        AudioBytes = _samples?.Bytes ?? 0,
        StreamSeconds = TimeSpan.FromTicks(_feeder.EndTime).TotalSeconds,
        PlaySeconds = _time.Elapsed.TotalSeconds,
        LargestOffsetMilliseconds = _pictures?.Timing.LargestOffset?.TotalMilliseconds,
        PicturesOutOfTime = _pictures?.Timing.LargestOffset is null ? null : _pictures.Timing.OutOfTime,
        Srbs = _session.CountRequests(),
        Interrupts = _session.Interrupts,
        DmaBytes = _session.DmaBytes,
        Complete = end.IsComplete,
        End = end.Text,
    };

    /// <summary>Ends the writing of pictures.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_frames is not null)
        {
            await _frames.DisposeAsync();
        }
    }

    private static Task Nothing(CancellationToken cancellationToken) => Task.CompletedTask;

    // What fails ends the others; they then end as cancelled, so what failed is what the caller learns.
    private static Task Guard(Func<CancellationToken, Task> work, CancellationTokenSource failing) => Task.Run(async () =>
    {
        try
        {
            await work(failing.Token);
        }
        catch
        {
            await failing.CancelAsync();
            throw;
        }
    });
}
