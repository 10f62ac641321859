namespace StreamClass.Ks;

/// <summary>Formats of digital video, and ranges of them.</summary>
/// <remarks>Specifiers VIDEOINFO (frames), VIDEOINFO2 (fields) and MPEG2_VIDEO. Reference 13.7, 14.3, 15.3.</remarks>
public static class KsVideoFormat
{
    /// <summary>Makes a format of whole frames.</summary>
    /// <param name="sub">The pixel format.</param>
    /// <param name="header">The video format; SampleSize is its SizeImage.</param>
    /// <param name="rest">What follows the header: a palette or colour masks.</param>
    public static KsDataFormatBlock VideoInfo(Guid sub, in KsVideoInfoHeader header, ReadOnlySpan<byte> rest = default) =>
        KsDataFormatBlock.Create(
            Head(KsDataFormatType.Video, sub, KsDataFormatSpecifier.VideoInfo, header.BitmapInfoHeader.SizeImage), in header, rest);

    /// <summary>Makes a format of fields.</summary>
    /// <param name="sub">The pixel format.</param>
    /// <param name="header">The video format; SampleSize is its SizeImage.</param>
    /// <param name="rest">What follows the header: a palette or colour masks.</param>
    public static KsDataFormatBlock VideoInfo2(Guid sub, in KsVideoInfoHeader2 header, ReadOnlySpan<byte> rest = default) =>
        KsDataFormatBlock.Create(
            Head(KsDataFormatType.Video, sub, KsDataFormatSpecifier.VideoInfo2, header.BitmapInfoHeader.SizeImage), in header, rest);

    /// <summary>Makes a format of MPEG-2 video.</summary>
    /// <param name="major">The kind of data, such as <see cref="KsDataFormatType.DvdEncryptedPack"/>.</param>
    /// <param name="info">The format; its SequenceHeaderSize is set, its first bytes of the sequence header are overwritten.</param>
    /// <param name="sequenceHeader">The sequence header with its extension.</param>
    public static KsDataFormatBlock Mpeg2Video(Guid major, KsMpegVideoInfo2 info, ReadOnlySpan<byte> sequenceHeader = default)
    {
        info.SequenceHeaderSize = (uint)sequenceHeader.Length;
        info.SequenceHeader = 0;
        var size = Math.Max(KsMpegVideoInfo2.NativeSize, KsMpegVideoInfo2.SequenceHeaderOffset + sequenceHeader.Length);
        var specific = new byte[size];
        KsStructure.Write(specific, in info);
        sequenceHeader.CopyTo(specific.AsSpan(KsMpegVideoInfo2.SequenceHeaderOffset));
        return new KsDataFormatBlock(Head(major, KsDataFormatSubtype.Mpeg2Video, KsDataFormatSpecifier.Mpeg2Video, 0), specific);
    }

    /// <summary>Makes a range of formats of whole frames.</summary>
    /// <param name="sub">The pixel format.</param>
    /// <param name="range">The range; its head is written over.</param>
    public static KsDataFormatBlock Range(Guid sub, KsDataRangeVideo range)
    {
        range.DataRange = Head(
            KsDataFormatType.Video, sub, KsDataFormatSpecifier.VideoInfo, range.VideoInfoHeader.BitmapInfoHeader.SizeImage);
        return KsDataFormatBlock.Of(in range);
    }

    /// <summary>Makes a range of formats of fields.</summary>
    /// <param name="sub">The pixel format.</param>
    /// <param name="range">The range; its head is written over.</param>
    public static KsDataFormatBlock Range(Guid sub, KsDataRangeVideo2 range)
    {
        range.DataRange = Head(
            KsDataFormatType.Video, sub, KsDataFormatSpecifier.VideoInfo2, range.VideoInfoHeader.BitmapInfoHeader.SizeImage);
        return KsDataFormatBlock.Of(in range);
    }

    /// <summary>The sequence header of a format of MPEG-2 video.</summary>
    /// <param name="block">The format.</param>
    /// <returns>The sequence header; empty when the format has none or says that it is longer than the format.</returns>
    public static ReadOnlyMemory<byte> GetSequenceHeader(KsDataFormatBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (!block.TryReadSpecific<KsMpegVideoInfo2>(KsDataFormatSpecifier.Mpeg2Video, out var info))
        {
            return default;
        }

        var rest = block.Specific[KsMpegVideoInfo2.SequenceHeaderOffset..];
        return info.SequenceHeaderSize <= (uint)rest.Length ? rest[..(int)info.SequenceHeaderSize] : default;
    }

    /// <summary>Whether the sample size of a format of frames or fields is the size of its picture.</summary>
    /// <remarks>Reference 13.7.</remarks>
    /// <param name="block">The format.</param>
    /// <returns>False when the two differ, or when the format is none of frames or fields.</returns>
    public static bool HasSampleSizeOfPicture(KsDataFormatBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return TryGetBitmapInfo(block, out var bitmap) && block.Format.SampleSize == bitmap.SizeImage;
    }

    /// <summary>How the pixels of a format of frames or fields lie in memory.</summary>
    /// <param name="block">The format.</param>
    /// <param name="bitmap">How the pixels lie in memory.</param>
    /// <returns>Whether it is such a format.</returns>
    public static bool TryGetBitmapInfo(KsDataFormatBlock block, out KsBitmapInfoHeader bitmap)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.TryReadSpecific<KsVideoInfoHeader>(KsDataFormatSpecifier.VideoInfo, out var frames))
        {
            bitmap = frames.BitmapInfoHeader;
            return true;
        }

        var areFields = block.TryReadSpecific<KsVideoInfoHeader2>(KsDataFormatSpecifier.VideoInfo2, out var fields);
        bitmap = fields.BitmapInfoHeader;
        return areFields;
    }

    private static KsDataFormat Head(Guid major, Guid sub, Guid specifier, uint sampleSize) =>
        new() { MajorFormat = major, SubFormat = sub, Specifier = specifier, SampleSize = sampleSize };
}
