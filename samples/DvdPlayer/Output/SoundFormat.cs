namespace DvdPlayer.Output;

/// <summary>What decoded samples are.</summary>
/// <param name="SampleRate">Samples of a channel in a second.</param>
/// <param name="Channels">Channels.</param>
/// <param name="BitsPerSample">16 or 24.</param>
internal readonly record struct SoundFormat(int SampleRate, int Channels, int BitsPerSample)
{
    /// <summary>Bytes of one sample of all channels.</summary>
    public int FrameLength => Channels * BitsPerSample / 8;

    /// <summary>For messages.</summary>
    public override string ToString() => $"{Channels} x {BitsPerSample} bit at {SampleRate} Hz";
}
