using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.Channels;

namespace DvdPlayer.Output;

/// <summary>Writes pictures as files, on threads of its own: who reads pictures does not wait for them.</summary>
/// <remarks>
/// The memory of pictures comes from here and goes back here, so that when it is used up reading waits, and no picture is lost.
/// </remarks>
internal sealed class FrameWriter : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _pictureLength;
    private readonly Channel<FramePicture> _pictures = Channel.CreateUnbounded<FramePicture>();
    private readonly Channel<byte[]> _free = Channel.CreateUnbounded<byte[]>();
    private readonly Task _workers;
    private volatile bool _hasFailed;
    private int _unallocated;

    /// <summary>Starts the threads.</summary>
    /// <param name="folder">Where the files go; it exists.</param>
    /// <param name="pictureLength">How many bytes a picture can have.</param>
    /// <param name="capacity">How many pictures there is memory for.</param>
    /// <param name="threads">How many pictures are converted at once.</param>
    public FrameWriter(string folder, int pictureLength, int capacity, int threads)
    {
        _folder = folder;
        _pictureLength = pictureLength;
        _unallocated = capacity;

        // Threads of their own, because a pool that converts pictures is late in answering the device.
        _workers = Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    /// <summary>Gets memory for a picture, if some is free. After a failure none is.</summary>
    /// <param name="memory">The memory.</param>
    public bool TryRent([NotNullWhen(true)] out byte[]? memory)
    {
        memory = null;
        if (!_hasFailed && _free.Reader.TryRead(out memory))
        {
            return true;
        }

        if (!_hasFailed && _unallocated > 0)
        {
            _unallocated--;
            memory = GC.AllocateUninitializedArray<byte>(_pictureLength);
            return true;
        }

        return false;
    }

    /// <summary>Gets memory for a picture; waits until some is free.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file could not be written.</exception>
    public async ValueTask<byte[]> RentAsync(CancellationToken cancellationToken)
    {
        if (TryRent(out var memory))
        {
            return memory;
        }

        if (!_hasFailed)
        {
            try
            {
                return await _free.Reader.ReadAsync(cancellationToken);
            }
            catch (ChannelClosedException)
            {
                // The workers say why.
            }
        }

        await _workers;
        throw new InvalidOperationException("No memory comes back once the pictures are complete.");
    }

    /// <summary>Gives memory back that no picture came into.</summary>
    /// <param name="memory">From <see cref="RentAsync"/>.</param>
    public void Return(byte[] memory) => _free.Writer.TryWrite(memory);

    /// <summary>Hands a picture over; its memory goes with it.</summary>
    /// <param name="picture">The picture.</param>
    public void Write(in FramePicture picture) => _pictures.Writer.TryWrite(picture);

    /// <summary>Waits until every picture is in its file.</summary>
    /// <exception cref="IOException">A file could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file could not be written.</exception>
    public Task CompleteAsync()
    {
        _pictures.Writer.TryComplete();
        return _workers;
    }

    /// <summary>Drops what has not been begun and ends the threads.</summary>
    public async ValueTask DisposeAsync()
    {
        _pictures.Writer.TryComplete();
        while (_pictures.Reader.TryRead(out _))
        {
        }

        await _workers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Work()
    {
        byte[] rgb = [];
        try
        {
            while (_pictures.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (_pictures.Reader.TryRead(out var picture))
                {
                    Save(picture, ref rgb);
                    Return(picture.Memory);
                }
            }
        }
        catch
        {
            _hasFailed = true;
            _free.Writer.TryComplete();
            _pictures.Writer.TryComplete();
            throw;
        }
    }

    private void Save(in FramePicture picture, ref byte[] rgb)
    {
        var (_, width, height, isProgressive, memory) = picture;
        var length = width * height * 3;
        if (rgb.Length != length)
        {
            rgb = GC.AllocateUninitializedArray<byte>(length);
        }

        var chromaWidth = (width + 1) / 2;
        var chromaLength = chromaWidth * ((height + 1) / 2);
        var luma = memory.AsSpan(0, width * height);
        var cb = memory.AsSpan(luma.Length, chromaLength);
        var cr = memory.AsSpan(luma.Length + chromaLength, chromaLength);
        ColorConversion.ToRgb24(luma, width, cb, cr, chromaWidth, width, height, isProgressive, rgb);
        var name = string.Create(CultureInfo.InvariantCulture, $"frame-{picture.Number:D4}.png");
        using var file = new FileStream(Path.Combine(_folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        PngWriter.Write(file, rgb, width, height);
    }
}
