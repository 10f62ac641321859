using System.Diagnostics;

namespace DvdPlayer.Playback;

/// <summary>How long a playback took: from the first write to the last completion.</summary>
internal sealed class PlaybackTime
{
    private long _first;
    private long _last;

    /// <summary>The duration so far.</summary>
    public TimeSpan Elapsed => _first == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_first, Math.Max(_first, Volatile.Read(ref _last)));

    /// <summary>Something is about to be written.</summary>
    public void NoteWrite() => _first = _first == 0 ? Stopwatch.GetTimestamp() : _first;

    /// <summary>Something has been completed.</summary>
    public void NoteCompletion() => Volatile.Write(ref _last, Stopwatch.GetTimestamp());
}
