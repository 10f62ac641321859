namespace StreamClass.Ks;

/// <summary>Formats of sound, and ranges of them.</summary>
/// <remarks>A WAVEFORMATEX follows the head, whatever the specifier. Reference 14.3, 15.3.</remarks>
public static class KsAudioFormat
{
    /// <summary>Makes a format of linear PCM.</summary>
    /// <param name="samplesPerSecond">Samples of a channel in a second.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="bitsPerSample">Bits of a sample.</param>
    public static KsDataFormatBlock Pcm(int samplesPerSecond, int channels, int bitsPerSample) =>
        Wave(
            KsDataFormatType.Audio, KsDataFormatSubtype.Pcm, KsDataFormatSpecifier.WaveFormatEx,
            WaveFormatEx.Pcm(samplesPerSecond, channels, bitsPerSample));

    /// <summary>Makes a format of AC-3 sound.</summary>
    /// <param name="major">The kind of data, such as <see cref="KsDataFormatType.DvdEncryptedPack"/>.</param>
    /// <param name="wave">The format of the sound.</param>
    public static KsDataFormatBlock Ac3(Guid major, in WaveFormatEx wave) =>
        Wave(major, KsDataFormatSubtype.Ac3Audio, KsDataFormatSpecifier.Ac3Audio, in wave);

    /// <summary>Makes a format of a DVD's linear PCM.</summary>
    /// <param name="major">The kind of data, such as <see cref="KsDataFormatType.DvdEncryptedPack"/>.</param>
    /// <param name="wave">The format of the sound.</param>
    public static KsDataFormatBlock Lpcm(Guid major, in WaveFormatEx wave) =>
        Wave(major, KsDataFormatSubtype.LpcmAudio, KsDataFormatSpecifier.LpcmAudio, in wave);

    /// <summary>Makes a format of MPEG-2 sound.</summary>
    /// <param name="major">The kind of data, such as <see cref="KsDataFormatType.DvdEncryptedPack"/>.</param>
    /// <param name="wave">The format of the sound.</param>
    /// <param name="extra">What follows it.</param>
    public static KsDataFormatBlock Mpeg2(Guid major, in WaveFormatEx wave, ReadOnlySpan<byte> extra = default) =>
        Wave(major, KsDataFormatSubtype.Mpeg2Audio, KsDataFormatSpecifier.Mpeg2Audio, in wave, extra);

    /// <summary>Makes a format of DTS sound, which has no specifier of its own.</summary>
    /// <param name="major">The kind of data, such as <see cref="KsDataFormatType.DvdEncryptedPack"/>.</param>
    /// <param name="wave">The format of the sound.</param>
    public static KsDataFormatBlock Dts(Guid major, in WaveFormatEx wave) =>
        Wave(major, KsDataFormatSubtype.DtsAudio, KsDataFormatSpecifier.WaveFormatEx, in wave);

    /// <summary>Makes a format of SDDS sound, which has no specifier of its own.</summary>
    /// <param name="major">The kind of data, such as <see cref="KsDataFormatType.DvdEncryptedPack"/>.</param>
    /// <param name="wave">The format of the sound.</param>
    public static KsDataFormatBlock Sdds(Guid major, in WaveFormatEx wave) =>
        Wave(major, KsDataFormatSubtype.SddsAudio, KsDataFormatSpecifier.WaveFormatEx, in wave);

    /// <summary>Makes a format of any sound.</summary>
    /// <param name="major">The kind of data.</param>
    /// <param name="sub">The kind within it.</param>
    /// <param name="specifier">The specifier.</param>
    /// <param name="wave">The format of the sound; its ExtraSize is set, and SampleSize is its BlockAlign.</param>
    /// <param name="extra">What follows it.</param>
    public static KsDataFormatBlock Wave(
        Guid major, Guid sub, Guid specifier, in WaveFormatEx wave, ReadOnlySpan<byte> extra = default)
    {
        var head = new KsDataFormat { MajorFormat = major, SubFormat = sub, Specifier = specifier, SampleSize = wave.BlockAlign };
        return KsDataFormatBlock.Create(in head, wave with { ExtraSize = checked((ushort)extra.Length) }, extra);
    }

    /// <summary>Makes a range of formats of sound.</summary>
    /// <param name="range">The range; major format and specifier of its head are written over.</param>
    /// <param name="sub">The kind of sound.</param>
    public static KsDataFormatBlock Range(Guid sub, KsDataRangeAudio range)
    {
        range.DataRange = range.DataRange with
        {
            MajorFormat = KsDataFormatType.Audio,
            SubFormat = sub,
            Specifier = KsDataFormatSpecifier.WaveFormatEx,
        };
        return KsDataFormatBlock.Of(in range);
    }

    /// <summary>The format of the sound.</summary>
    /// <param name="block">The format.</param>
    /// <param name="wave">The format of the sound.</param>
    /// <returns>Whether the format is one of sound and long enough, with what it says that follows.</returns>
    public static bool TryGetWave(KsDataFormatBlock block, out WaveFormatEx wave)
    {
        ArgumentNullException.ThrowIfNull(block);
        var specifier = block.Format.Specifier;
        wave = default;
        return (specifier == KsDataFormatSpecifier.WaveFormatEx || specifier == KsDataFormatSpecifier.Ac3Audio
                || specifier == KsDataFormatSpecifier.LpcmAudio || specifier == KsDataFormatSpecifier.Mpeg2Audio)
            && KsStructure.TryRead(block.Specific.Span, out wave)
            && wave.ExtraSize <= block.Specific.Length - WaveFormatEx.NativeSize;
    }
}
