using System.Diagnostics.CodeAnalysis;

namespace DvdDecoder.Board.Chip;

/// <summary>The decoder chip: MPEG-2 video, main profile, and MPEG-1 video, to frames of 4:2:0 samples.</summary>
/// <remarks>
/// Everything that DVD-Video allows is decoded: frame and field pictures, all kinds of prediction, both scans, own matrices.
/// </remarks>
public sealed class VideoDecoder : IVideoDecoder
{
    private readonly PictureSequencer _sequencer = new(new SliceDecoder());

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
