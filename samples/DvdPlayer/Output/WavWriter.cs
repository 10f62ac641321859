using System.Buffers.Binary;

namespace DvdPlayer.Output;

/// <summary>Writes samples as a WAV file while they come; the lengths in its header are right once it is disposed.</summary>
internal sealed class WavWriter : IDisposable
{
    private const int HeaderLength = 44;

    private readonly Stream _stream;
    private readonly long _start;
    private long _length;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; closed with the writer.</param>
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

        (_stream, _start) = (stream, stream.Position);
        Span<byte> header = stackalloc byte[HeaderLength];
        "RIFF\0\0\0\0WAVEfmt "u8.CopyTo(header);
        header[16] = 16; // length of this chunk
        header[20] = 1;  // PCM
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)channels);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], sampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], sampleRate * channels * bitsPerSample / 8);
        BinaryPrimitives.WriteUInt16LittleEndian(header[32..], (ushort)(channels * bitsPerSample / 8));
        BinaryPrimitives.WriteUInt16LittleEndian(header[34..], (ushort)bitsPerSample);
        "data"u8.CopyTo(header[36..]);
        stream.Write(header);
    }

    /// <summary>Writes samples.</summary>
    /// <param name="samples">Little-endian samples, channel by channel.</param>
    /// <exception cref="IOException">The file would grow beyond the 4 GiB that its header can state; what was written before stays good.</exception>
    public void Write(ReadOnlySpan<byte> samples)
    {
        if (_length + samples.Length > uint.MaxValue - HeaderLength)
        {
            throw new IOException($"A WAV file holds 4 GiB at most: it is full after {_length} bytes of samples; play a shorter part.");
        }

        _stream.Write(samples);
        _length += samples.Length;
    }

    /// <summary>Completes the header and closes the file.</summary>
    public void Dispose()
    {
        if (_length % 2 != 0)
        {
            _stream.WriteByte(0); // chunks have even lengths
        }

        WriteLength(4, HeaderLength - 8 + _length + (_length % 2));
        WriteLength(40, _length);
        _stream.Dispose();
    }

    private void WriteLength(int offset, long length)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(word, (uint)length);
        _stream.Position = _start + offset;
        _stream.Write(word);
    }
}
