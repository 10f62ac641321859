using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A format of sound; its own bytes follow it.</summary>
/// <remarks>Native name: WAVEFORMATEX, 18 bytes, packed. Reference 14.3.</remarks>
[NativeName("WAVEFORMATEX")]
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public record struct WaveFormatEx
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 18;

    /// <summary>How the sound is coded.</summary>
    [NativeName("wFormatTag")]
    public WaveFormatTag FormatTag;

    /// <summary>How many channels there are.</summary>
    [NativeName("nChannels")]
    public ushort Channels;

    /// <summary>Samples of a channel in a second.</summary>
    [NativeName("nSamplesPerSec")]
    public uint SamplesPerSecond;

    /// <summary>Bytes in a second, on average.</summary>
    [NativeName("nAvgBytesPerSec")]
    public uint AverageBytesPerSecond;

    /// <summary>Bytes of the least piece that stands for itself.</summary>
    [NativeName("nBlockAlign")]
    public ushort BlockAlign;

    /// <summary>Bits of a sample; 0 where it has no meaning.</summary>
    [NativeName("wBitsPerSample")]
    public ushort BitsPerSample;

    /// <summary>Bytes that follow.</summary>
    [NativeName("cbSize")]
    public ushort ExtraSize;

    /// <summary>Describes linear PCM.</summary>
    /// <param name="samplesPerSecond">Samples of a channel in a second.</param>
    /// <param name="channels">How many channels there are.</param>
    /// <param name="bitsPerSample">Bits of a sample.</param>
    public static WaveFormatEx Pcm(int samplesPerSecond, int channels, int bitsPerSample)
    {
        var frame = channels * bitsPerSample / 8;
        return new WaveFormatEx
        {
            FormatTag = WaveFormatTag.Pcm,
            Channels = (ushort)channels,
            SamplesPerSecond = (uint)samplesPerSecond,
            AverageBytesPerSecond = (uint)(samplesPerSecond * frame),
            BlockAlign = (ushort)frame,
            BitsPerSample = (ushort)bitsPerSample,
        };
    }
}
