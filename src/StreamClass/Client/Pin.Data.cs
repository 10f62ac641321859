using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Client;

/// <content>Reads and writes.</content>
public sealed partial class Pin
{
    /// <summary>Writes one buffer to an input pin.</summary>
    /// <remarks>Sends WRITE_DATA. The memory belongs to the minidriver until the task ends, and is not changed. Reference 13.10.</remarks>
    /// <param name="header">Time and flags of the data; sizes are filled in.</param>
    /// <param name="data">The data.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <exception cref="StreamRequestException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The pin is an output pin.</exception>
    public ValueTask WriteAsync(KsStreamHeader header, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        var request = BeginData(SrbCommand.WriteData, KsPinDataFlow.In);
        header.FrameExtent = (uint)data.Length;
        header.DataUsed = (uint)data.Length;
        header.Size = Math.Max(header.Size, KsStreamHeader.NativeSize);
        request.Buffers.Set(request, header, MemoryMarshal.AsMemory(data));
        request.Send(cancellationToken);
        return new ValueTask(request, request.Token);
    }

    /// <summary>Writes several buffers in one request.</summary>
    /// <remarks>As the other form. On completion the headers are those that the minidriver left.</remarks>
    /// <param name="buffers">Headers, with DataUsed set, and their memory.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <exception cref="StreamRequestException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="ArgumentException">There is no buffer, or a header says more than its memory has.</exception>
    public ValueTask WriteAsync(Memory<StreamBuffer> buffers, CancellationToken cancellationToken = default)
    {
        Prepare(buffers, KsPinDataFlow.In);
        var request = BeginData(SrbCommand.WriteData, KsPinDataFlow.In);
        request.Buffers.Set(request, buffers);
        request.Send(cancellationToken);
        return new ValueTask(request, request.Token);
    }

    /// <summary>Reads into one buffer from an output pin.</summary>
    /// <remarks>Sends READ_DATA. The memory belongs to the minidriver until the task ends. Reference 13.10.</remarks>
    /// <param name="buffer">Where the data goes.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <returns>The header that the minidriver filled: DataUsed bytes are valid.</returns>
    /// <exception cref="StreamRequestException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The pin is an input pin.</exception>
    public ValueTask<KsStreamHeader> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var request = BeginData(SrbCommand.ReadData, KsPinDataFlow.Out);
        var header = new KsStreamHeader { Size = KsStreamHeader.NativeSize, FrameExtent = (uint)buffer.Length };
        request.Buffers.Set(request, header, buffer);
        request.Send(cancellationToken);
        return new ValueTask<KsStreamHeader>(request, request.Token);
    }

    /// <summary>Reads into several buffers in one request.</summary>
    /// <remarks>As the other form. On completion the headers are those that the minidriver filled.</remarks>
    /// <param name="buffers">Memory, and headers that are filled in.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <exception cref="StreamRequestException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="ArgumentException">There is no buffer.</exception>
    public ValueTask ReadAsync(Memory<StreamBuffer> buffers, CancellationToken cancellationToken = default)
    {
        Prepare(buffers, KsPinDataFlow.Out);
        var request = BeginData(SrbCommand.ReadData, KsPinDataFlow.Out);
        request.Buffers.Set(request, buffers);
        request.Send(cancellationToken);
        return new ValueTask(request, request.Token);
    }

    /// <summary>Reads an output pin until its stream ends, with several reads outstanding.</summary>
    /// <remarks>
    /// The memory of a buffer is valid until the next one is asked for. The last buffer has the ENDOFSTREAM flag. Leaving the
    /// loop early cancels the outstanding reads.
    /// </remarks>
    /// <param name="bufferSize">Bytes of each buffer.</param>
    /// <param name="depth">How many reads are outstanding.</param>
    /// <param name="cancellationToken">Ends the loop with an exception.</param>
    /// <exception cref="StreamRequestException">A request failed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async IAsyncEnumerable<StreamBuffer> ReadAllAsync(
        int bufferSize, int depth = 4, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(depth);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reads = new Queue<(Task<KsStreamHeader> Read, byte[] Buffer)>(depth);
        try
        {
            for (var i = 0; i < depth; i++)
            {
                var buffer = new byte[bufferSize];
                reads.Enqueue((ReadAsync(buffer, leaving.Token).AsTask(), buffer));
            }

            for (var ended = false; !ended;)
            {
                var (read, buffer) = reads.Peek();
                var header = await read;
                reads.Dequeue();
                ended = header.OptionsFlags.HasFlag(KsStreamHeaderOptions.EndOfStream);
                yield return new StreamBuffer(header, buffer.AsMemory(0, (int)header.DataUsed));
                if (!ended)
                {
                    reads.Enqueue((ReadAsync(buffer, leaving.Token).AsTask(), buffer));
                }
            }
        }
        finally
        {
            leaving.Cancel();
            foreach (var (read, _) in reads)
            {
                await Ended(read);
            }
        }
    }

    /// <summary>Waits for a read that nobody wants any more; how it ended does not matter.</summary>
    private static async Task Ended(Task read)
    {
        try
        {
            await read;
        }
        catch (Exception exception) when (exception is OperationCanceledException or StreamRequestException)
        {
        }
    }

    private StreamRequest BeginData(SrbCommand command, KsPinDataFlow flow)
    {
        RequireOpen();
        if (_stream.Information.DataFlow != flow)
        {
            throw new InvalidOperationException(
                flow == KsPinDataFlow.In ? $"{_stream} is an output pin; read from it." : $"{_stream} is an input pin; write to it.");
        }

        return _node.Device.Begin(_stream.Data, command);
    }

    private static void Prepare(Memory<StreamBuffer> buffers, KsPinDataFlow flow)
    {
        if (buffers.IsEmpty)
        {
            throw new ArgumentException("A request has at least one buffer.", nameof(buffers));
        }

        foreach (ref var buffer in buffers.Span)
        {
            var header = buffer.Header;
            header.Size = Math.Max(header.Size, KsStreamHeader.NativeSize);
            header.FrameExtent = (uint)buffer.Data.Length;
            if (flow == KsPinDataFlow.Out)
            {
                header.DataUsed = 0;
            }
            else if (header.DataUsed > header.FrameExtent)
            {
                throw new ArgumentException(
                    $"A header says that {header.DataUsed} bytes are used of a buffer of {header.FrameExtent}.", nameof(buffers));
            }

            buffer.Header = header;
        }
    }
}
