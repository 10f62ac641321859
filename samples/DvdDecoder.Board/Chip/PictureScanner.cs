using System.Diagnostics.CodeAnalysis;

namespace DvdDecoder.Board.Chip;

/// <summary>A chip that only looks: the same pictures in the same order and with the same times as <see cref="VideoDecoder"/>, without samples.</summary>
/// <remarks>
/// It reads headers and searches for start codes, nothing else, which takes a small part of the time that decoding does.
/// </remarks>
public sealed class PictureScanner : IVideoDecoder
{
    private readonly PictureSequencer _sequencer = new(slices: null);

    /// <inheritdoc/>
    public int BufferedBytes => _sequencer.BufferedBytes;

    /// <inheritdoc/>
    public int WaitingPictures => _sequencer.WaitingPictures;

    /// <inheritdoc/>
    public long DamagedSlices => _sequencer.DamagedSlices;

    /// <inheritdoc/>
    public long DroppedPictures => _sequencer.DroppedPictures;

    /// <inheritdoc/>
    public void Feed(ReadOnlySpan<byte> elementaryStream, long? presentationTime = null) =>
        _sequencer.Feed(elementaryStream, presentationTime);

    /// <inheritdoc/>
    public bool DecodeNext() => _sequencer.DecodeNext();

    /// <inheritdoc/>
    public bool TryTakePicture([NotNullWhen(true)] out Picture? picture) => _sequencer.TryTake(out picture);

    /// <inheritdoc/>
    public void Flush() => _sequencer.Flush();

    /// <inheritdoc/>
    public void MarkDiscontinuity() => _sequencer.MarkDiscontinuity();

    /// <inheritdoc/>
    public void Reset() => _sequencer.Reset();
}
