namespace DvdPlayer.Output;

/// <summary>Writes samples as a WAV file while they come; the lengths in its header are right once it is disposed.</summary>
internal sealed class WavWriter : IDisposable
{
    private const int HeaderLength = 44;

    private readonly BinaryWriter _writer;
    private long _length;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">An empty file; closed with the writer.</param>
    /// <param name="sampleRate">Samples per second and channel.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="bitsPerSample">16 or 24.</param>
    /// <exception cref="ArgumentException">The stream cannot seek, or the sample size is another.</exception>
    public WavWriter(Stream stream, int sampleRate, int channels, int bitsPerSample)
    {
        if (!stream.CanSeek || bitsPerSample is not (16 or 24))
        {
            throw new ArgumentException(stream.CanSeek
                ? $"A WAV file is written with 16 or 24 bits per sample, not {bitsPerSample}."
                : "A WAV file's header is completed at the end, so it needs a file that can seek; a pipe cannot.");
        }

        var frame = channels * bitsPerSample / 8;
        _writer = new BinaryWriter(stream);
        _writer.Write("RIFF\0\0\0\0WAVEfmt \u0010\0\0\0\u0001\0"u8); // 16 bytes of format, which is PCM
        _writer.Write((ushort)channels);
        _writer.Write(sampleRate);
        _writer.Write(sampleRate * frame);
        _writer.Write((ushort)frame);
        _writer.Write((ushort)bitsPerSample);
        _writer.Write("data\0\0\0\0"u8);
    }

    /// <summary>Writes samples.</summary>
    /// <param name="samples">Little-endian samples, channel by channel.</param>
    /// <exception cref="IOException">The file would grow beyond 4 GiB; what was written before stays good.</exception>
    public void Write(ReadOnlySpan<byte> samples)
    {
        if (_length + samples.Length > uint.MaxValue - HeaderLength)
        {
            throw new IOException($"A WAV file holds 4 GiB at most: it is full after {_length} bytes of samples; play a shorter part.");
        }

        _writer.Write(samples);
        _length += samples.Length;
    }

    /// <summary>Completes the header and closes the file.</summary>
    public void Dispose()
    {
        _writer.Write(new byte[_length % 2]); // chunks have even lengths
        _writer.Seek(4, SeekOrigin.Begin);
        _writer.Write((uint)(HeaderLength - 8 + _length + (_length % 2)));
        _writer.Seek(40, SeekOrigin.Begin);
        _writer.Write((uint)_length);
        _writer.Dispose();
    }
}
