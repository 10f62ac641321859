namespace DvdPlayer.Playback;

/// <summary>How far a playback is, to be looked at from any thread.</summary>
internal sealed class PlaybackProgress
{
    private long _length = 1;
    private long _read;
    private long _pictures;
    private long _position;

    /// <summary>The part that has been read, 0 to 1.</summary>
    public double Part => Math.Clamp((double)Volatile.Read(ref _read) / (Volatile.Read(ref _length) * Passes), 0, 1);

    /// <summary>The pictures that came.</summary>
    public long Pictures => Volatile.Read(ref _pictures);

    /// <summary>The time stamp of the last picture.</summary>
    public TimeSpan Position => TimeSpan.FromTicks(Volatile.Read(ref _position));

    /// <summary>How many times the program is played.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>Tells how long the program is.</summary>
    /// <param name="bytes">Its length.</param>
    public void NoteLength(long bytes) => Volatile.Write(ref _length, Math.Max(1, bytes));

    /// <summary>Tells how far it has been read.</summary>
    /// <param name="pass">The pass, from 0.</param>
    /// <param name="offset">The byte offset in it.</param>
    public void NoteRead(int pass, long offset) => Volatile.Write(ref _read, (pass * Volatile.Read(ref _length)) + offset);

    /// <summary>Tells that a picture came.</summary>
    /// <param name="time">Its time stamp, in units of 100 ns.</param>
    public void NotePicture(long time)
    {
        Volatile.Write(ref _pictures, _pictures + 1);
        Volatile.Write(ref _position, time);
    }
}
