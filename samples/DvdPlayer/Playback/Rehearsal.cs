using DvdPlayer.CommandLine;
using DvdPlayer.ProgramStream;
using StreamClass.Hardware;

namespace DvdPlayer.Playback;

/// <summary>
/// Plays the beginning of a program to nobody, on a board of its own and as fast as it goes. All code has been compiled then, which
/// would make the first pictures late otherwise, and be measured at full speed.
/// </summary>
internal static class Rehearsal
{
    private const int Length = 256 * 1024; // at the highest bit rate of a DVD a dozen pictures at least

    /// <summary>Rehearses; what it reads is rewound.</summary>
    /// <param name="options">What the user asked for.</param>
    /// <param name="reader">The program, at its beginning.</param>
    /// <param name="program">What is in it.</param>
    /// <param name="track">The audio track that will be played; null for none.</param>
    /// <param name="settings">What the board will be asked for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task PlayAsync(
        PlayerOptions options, ProgramStreamReader reader, DiscSummary program, AudioTrack? track, DecoderSessionSettings settings,
        CancellationToken cancellationToken)
    {
        await using var session = await DecoderSession.OpenAsync(settings with { Speed = OscillatorSpeed.Maximum });
        await using var run = new PlaybackRun(
            options with { WritesFrames = false, Passes = 1 }, reader, program, track, session, sound: null, new PlaybackProgress());
        await run.PlayAsync(cancellationToken, Length);
        reader.Rewind();
    }
}
