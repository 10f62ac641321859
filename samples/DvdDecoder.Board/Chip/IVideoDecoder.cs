using System.Diagnostics.CodeAnalysis;

namespace DvdDecoder.Board.Chip;

/// <summary>Takes an elementary stream of MPEG video and gives pictures in display order, at the pace of whoever drives it.</summary>
/// <remarks>
/// Feed, then call <see cref="DecodeNext"/> and take the pictures that it made, as often and as slowly as the simulated chip shall work.
/// A decoder holds no more than what was fed and not yet decoded, and what was decoded and not yet taken. No data, however damaged, makes
/// it throw. It is not made for calls from several threads at once.
/// </remarks>
public interface IVideoDecoder
{
    /// <summary>Bytes that were fed and not yet decoded: by this a board knows when to stop feeding.</summary>
    int BufferedBytes { get; }

    /// <summary>Pictures that can be taken.</summary>
    int WaitingPictures { get; }

    /// <summary>Slices that were dropped since they were damaged. Their place shows what the reference picture has there.</summary>
    long DamagedSlices { get; }

    /// <summary>Pictures that were dropped since their headers were damaged or what they are predicted from is missing.</summary>
    long DroppedPictures { get; }

    /// <summary>Adds a piece of the stream, cut anywhere.</summary>
    /// <param name="elementaryStream">The bytes; they are copied.</param>
    /// <param name="presentationTime">
    /// The time of the first picture whose start code begins within these bytes, in whatever unit the caller wants back; null for none.
    /// </param>
    void Feed(ReadOnlySpan<byte> elementaryStream, long? presentationTime = null);

    /// <summary>Decodes one coded picture (a frame or a field) if one is completely there.</summary>
    /// <returns>Whether there was one. Then up to two pictures more may be waiting.</returns>
    bool DecodeNext();

    /// <summary>Takes the next picture in display order, to be disposed by the caller.</summary>
    /// <param name="picture">The picture, or null if none is waiting.</param>
    /// <returns>Whether there was one.</returns>
    bool TryTakePicture([NotNullWhen(true)] out Picture? picture);

    /// <summary>
    /// Says that the stream ends here: what was fed is complete. <see cref="DecodeNext"/> goes on as before, and with the last picture the one
    /// that was held back for reordering comes out. If nothing is buffered, that one comes out at once. Another stream may be fed already.
    /// </summary>
    void Flush();

    /// <summary>
    /// Says that what will be fed does not continue what was: a coded picture that is not complete here is dropped, and those before it come
    /// out, as if the stream ended there. Decoding goes on at the next I picture.
    /// </summary>
    void MarkDiscontinuity();

    /// <summary>Drops everything: what was fed, what was decoded and not taken, and what is known of the sequence.</summary>
    void Reset();
}
