using DvdDecoder.Board.Chip;

namespace DvdDecoder.Board;

/// <summary>Samples of one format that follow each other in time without a gap.</summary>
/// <param name="format">What they are.</param>
/// <param name="time">When the first is due, in units of 100 ns.</param>
/// <param name="isJump">Whether time goes on here at once, whatever it was before.</param>
internal sealed class AudioRun(LpcmFormat format, long time, bool isJump)
{
    private long _addedFrames;
    private long _takenFrames;

    /// <summary>What the samples are.</summary>
    public LpcmFormat Format => format;

    /// <summary>Whether time goes on here at once, whatever it was before.</summary>
    public bool IsJump => isJump && _takenFrames == 0;

    /// <summary>Whether nothing will be added.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Bytes in it.</summary>
    public int Length => (int)(_addedFrames - _takenFrames) * format.BytesPerFrame;

    /// <summary>When the first sample is due.</summary>
    public long Begin => TimeOf(_takenFrames);

    /// <summary>When what is added next is due.</summary>
    public long End => TimeOf(_addedFrames);

    /// <summary>When the sample is due that lies so many bytes behind the first.</summary>
    public long TimeAt(int bytes) => TimeOf(_takenFrames + (bytes / format.BytesPerFrame));

    /// <summary>How long so many bytes last.</summary>
    public long DurationOf(int bytes) => TimeAt(bytes) - Begin;

    public void Add(int bytes) => _addedFrames += bytes / format.BytesPerFrame;

    public void Take(int bytes) => _takenFrames += bytes / format.BytesPerFrame;

    private long TimeOf(long frames) => time + (frames * TimeSpan.TicksPerSecond / format.SampleRate);
}
