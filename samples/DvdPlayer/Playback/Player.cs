using DvdPlayer.CommandLine;
using DvdPlayer.Output;
using DvdPlayer.ProgramStream;
using DvdPlayer.Reporting;

namespace DvdPlayer.Playback;

/// <summary>Plays one file as the options say.</summary>
internal sealed class Player : IDisposable
{
    private readonly PlayerOptions _options;
    private readonly ProgramStreamReader _reader;
    private readonly DiscSummary _program;
    private readonly AudioSelection _audio;

    private Player(PlayerOptions options, string name, ProgramStreamReader reader, DiscSummary program, AudioSelection audio)
    {
        _options = options;
        _reader = reader;
        _program = program;
        _audio = audio;
        Name = name;
        Progress = new PlaybackProgress { Passes = options.Passes };
    }

    /// <summary>What is played, for messages.</summary>
    public string Name { get; }

    /// <summary>One line that the user shall see before it is played; null if there is none.</summary>
    public string? Note => _audio.Note;

    /// <summary>How far it is.</summary>
    public PlaybackProgress Progress { get; }

    /// <summary>Looks at a file and decides what of it is played.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="cancellationToken">Cancels the looking.</param>
    /// <exception cref="PlaybackException">It cannot be played as it was asked for.</exception>
    /// <exception cref="ProgramStreamException">It is no program stream, or scrambled.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<Player> OpenAsync(PlayerOptions options, CancellationToken cancellationToken)
    {
        var path = options.Path ?? Path.Combine(AppContext.BaseDirectory, "clips", "ntsc-720x480-lpcm.vob");
        var name = Path.GetFileName(path);
        var reader = InputFile.Open(path);
        try
        {
            var program = await DiscSummary.ProbeAsync(reader, cancellationToken: cancellationToken);
            var audio = AudioSelection.Choose(name, program.Audio, options.AudioTrack);
            if (program.Video is null && audio.Track is null)
            {
                throw new PlaybackException($"{name} has neither video nor an audio track that can be decoded.");
            }

            var player = new Player(options, name, reader, program, audio);
            player.Progress.NoteLength(new FileInfo(path).Length);
            return player;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Plays it.</summary>
    /// <param name="cancellationToken">Stops the playback; everything is closed then.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    /// <exception cref="StreamClass.Kernel.StreamRequestException">The device refused something.</exception>
    public async Task<PlaybackSummary> PlayAsync(CancellationToken cancellationToken)
    {
        OutputFolder.Create(_options.OutputFolder);
        var settings = new DecoderSessionSettings(
            _program.Video is not null, _audio.Track is not null, _options.Decodes, _options.Speed);
        if (!_options.Speed.IsMaximum)
        {
            await Rehearsal.PlayAsync(_options, _reader, _program, _audio.Track, settings, cancellationToken);
        }

        await using var session = await DecoderSession.OpenAsync(settings);
        using var sound = new SoundFile(_options.OutputFolder);
        await using var run = new PlaybackRun(_options, _reader, _program, _audio.Track, session, sound, Progress);
        var end = await run.PlayAsync(cancellationToken);
        await session.CloseAsync();
        return run.Summarize(end) with { Complaint = ComplaintAbout(end) };
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _reader.Dispose();

    private string? ComplaintAbout(FeedingEnd end) =>
        end.IsComplete ? null : end.IsBroken ? end.Text : $"{Name} is {end.Text}; what came before was played.";
}
