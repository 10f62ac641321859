using DvdPlayer.ProgramStream;

namespace DvdPlayer.Playback;

/// <summary>Which audio track of a program is played.</summary>
/// <param name="Track">The track; null if none is.</param>
/// <param name="Note">One line for the user if there are tracks but none can be decoded; otherwise null.</param>
internal sealed record AudioSelection(AudioTrack? Track, string? Note)
{
    /// <summary>Chooses a track.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="found">The tracks that the program has.</param>
    /// <param name="wanted">The user's choice; null for the first that can be decoded.</param>
    /// <exception cref="PlaybackException">The track that the user chose does not exist or cannot be decoded.</exception>
    public static AudioSelection Choose(string name, IReadOnlyList<AudioTrack> found, int? wanted)
    {
        // A disc numbers its tracks whatever their kind; a multiplexer may number each kind from 0.
        AudioTrack[] tracks = [.. found.OrderBy(track => track.Track).ThenBy(track => track.Kind)];
        if (wanted is { } number)
        {
            return number < tracks.Length && IsDecodable(tracks[number])
                ? new AudioSelection(tracks[number], null)
                : throw new PlaybackException(Refuse(name, tracks, number));
        }

        var first = Array.Find(tracks, IsDecodable);
        return new AudioSelection(first, first is null && tracks.Length > 0
            ? $"{name} has no audio track that can be decoded ({List(tracks)}): playing the video only."
            : null);
    }

    private static bool IsDecodable(AudioTrack track) => track.Kind == StreamKind.Lpcm;

    private static string Refuse(string name, AudioTrack[] tracks, int number)
    {
        if (tracks.Length == 0)
        {
            return $"{name} has no audio track {number}: it has none at all.";
        }

        var decodable = Array.FindAll(tracks, IsDecodable);
        var choice = decodable.Length == 0
            ? $"no track of this file can ({List(tracks)})"
            : $"those that can: {string.Join(", ", decodable.Select(track => Array.IndexOf(tracks, track)))}";
        return number < tracks.Length
            ? $"Audio track {number} of {name} is {NameOf(tracks[number])}, which cannot be decoded yet; {choice}."
            : $"{name} has no audio track {number}, only {List(tracks)}; of these can be decoded: "
                + (decodable.Length == 0 ? "none." : $"{string.Join(", ", decodable.Select(track => Array.IndexOf(tracks, track)))}.");
    }

    private static string List(AudioTrack[] tracks) =>
        string.Join(", ", tracks.Select((track, number) => $"{number}: {NameOf(track)}"));

    private static string NameOf(AudioTrack track) => track.Kind switch
    {
        StreamKind.Lpcm => "LPCM",
        StreamKind.Ac3 => "AC-3",
        StreamKind.Dts => "DTS",
        _ => "MPEG audio",
    };
}
