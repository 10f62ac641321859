namespace DvdPlayer.Output;

/// <summary>The file audio.wav, made when the first samples come and good as soon as this is disposed of.</summary>
internal sealed class SoundFile(string folder) : IDisposable
{
    private const int BufferLength = 1 << 16;

    private WavWriter? _writer;
    private SoundFormat _format;

    /// <summary>Writes samples.</summary>
    /// <param name="format">What they are.</param>
    /// <param name="samples">Little-endian samples, channel by channel.</param>
    /// <exception cref="IOException">The file cannot be written, or the format changes, which a WAV file cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Write(SoundFormat format, ReadOnlySpan<byte> samples)
    {
        if (_writer is null)
        {
            var path = Path.Combine(folder, "audio.wav");
            _writer = new WavWriter(
                new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, BufferLength),
                format.SampleRate, format.Channels, format.BitsPerSample);
            _format = format;
        }

        if (format != _format)
        {
            throw new IOException($"The sound changes from {_format} to {format}, and a WAV file has one format.");
        }

        _writer.Write(samples);
    }

    /// <summary>Completes the file.</summary>
    public void Dispose() => _writer?.Dispose();
}
