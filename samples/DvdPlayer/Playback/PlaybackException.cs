namespace DvdPlayer.Playback;

/// <summary>A file cannot be played as it was asked for. The message is one line.</summary>
internal sealed class PlaybackException(string message) : Exception(message);
