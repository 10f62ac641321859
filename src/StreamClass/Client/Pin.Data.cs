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
    /// <exception cref="StreamRequestException">
    /// The request failed. DEVICE_NOT_READY: a flush has begun. NOT_SUPPORTED: the header says TYPECHANGED, and the minidriver has
    /// not agreed to that format before.
    /// </exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The pin is an output pin.</exception>
    /// <exception cref="ArgumentException">The header has a time whose fraction is not valid, or says TYPECHANGED and the data is no format.</exception>
    public ValueTask WriteAsync(KsStreamHeader header, ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default)
    {
        RequireTime(header);
        if ((header.OptionsFlags & KsStreamHeaderOptions.TypeChanged) != 0)
        {
            return SendFormatAsync(header, data, cancellationToken);
        }

        var request = BeginData(SrbCommand.WriteData, KsPinDataFlow.In);
        header.FrameExtent = (uint)data.Length;
        header.DataUsed = (uint)data.Length;
        request.Buffers.Set(request, header, MemoryMarshal.AsMemory(data));
        request.Send(cancellationToken);
        return new ValueTask(request, request.Token);
    }

    /// <summary>Writes several buffers in one request.</summary>
    /// <remarks>As the other form. The headers are not changed, but for the sizes that are filled in.</remarks>
    /// <param name="buffers">Headers, with DataUsed set, and their memory.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <exception cref="StreamRequestException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="ArgumentException">
    /// There is no buffer, a header says more than its memory has, its extension has another size than the stream's, or TYPECHANGED is
    /// not in the only header of the request.
    /// </exception>
    public ValueTask WriteAsync(Memory<StreamBuffer> buffers, CancellationToken cancellationToken = default)
    {
        Prepare(buffers, KsPinDataFlow.In);
        if ((buffers.Span[0].Header.OptionsFlags & KsStreamHeaderOptions.TypeChanged) != 0)
        {
            var (header, data) = (buffers.Span[0].Header, buffers.Span[0].Data);
            return SendFormatAsync(header, data[..(int)header.DataUsed], cancellationToken);
        }

        var request = BeginData(SrbCommand.WriteData, KsPinDataFlow.In);
        request.Buffers.Set(request, buffers);
        request.Send(cancellationToken);
        return new ValueTask(request, request.Token);
    }

    /// <summary>Reads into one buffer from an output pin.</summary>
    /// <remarks>
    /// Sends READ_DATA. The memory belongs to the minidriver until the task ends. When the header says TYPECHANGED, the data is the
    /// new format (<see cref="KsDataFormatBlock.TryParse"/>), and no further read is delivered until <see cref="GetDataFormatAsync"/>
    /// has been called. Reference 13.10.
    /// </remarks>
    /// <param name="buffer">Where the data goes.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <returns>The header that the minidriver filled: DataUsed bytes are valid.</returns>
    /// <exception cref="StreamRequestException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The pin is an input pin.</exception>
    public ValueTask<KsStreamHeader> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var request = BeginData(SrbCommand.ReadData, KsPinDataFlow.Out);
        var header = new KsStreamHeader { FrameExtent = (uint)buffer.Length };
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
    /// <exception cref="ArgumentException">There is no buffer, or an extension has another size than the stream's.</exception>
    public ValueTask ReadAsync(Memory<StreamBuffer> buffers, CancellationToken cancellationToken = default)
    {
        var request = BeginRead(buffers);
        request.Send(cancellationToken);
        return new ValueTask(request, request.Token);
    }

    /// <summary>Reads into several buffers in one request, and gives its status: for clients to whom a failure is ordinary.</summary>
    /// <remarks>As <see cref="ReadAsync(Memory{StreamBuffer}, CancellationToken)"/>, but nothing is thrown that a minidriver can answer.</remarks>
    /// <param name="buffers">Memory, and headers that are filled in.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <returns>What the request was answered; CANCELLED when it was cancelled.</returns>
    /// <exception cref="ArgumentException">There is no buffer, or an extension has another size than the stream's.</exception>
    /// <exception cref="InvalidOperationException">The pin is an input pin.</exception>
    public ValueTask<NtStatus> TryReadAsync(Memory<StreamBuffer> buffers, CancellationToken cancellationToken = default) =>
        BeginRead(buffers).SendAsync(cancellationToken);

    private StreamRequest BeginRead(Memory<StreamBuffer> buffers)
    {
        Prepare(buffers, KsPinDataFlow.Out);
        var request = BeginData(SrbCommand.ReadData, KsPinDataFlow.Out);
        request.Buffers.Set(request, buffers);
        return request;
    }

    private StreamRequest BeginData(SrbCommand command, KsPinDataFlow flow)
    {
        RequireFlow(flow);
        return _node.Device.Begin(_stream.Data, command);
    }

    private void RequireFlow(KsPinDataFlow flow)
    {
        RequireOpen();
        if (_stream.Information.DataFlow != flow)
        {
            throw new InvalidOperationException(
                flow == KsPinDataFlow.In ? $"{_stream} is an output pin; read from it." : $"{_stream} is an input pin; write to it.");
        }
    }

    private void Prepare(Memory<StreamBuffer> buffers, KsPinDataFlow flow)
    {
        if (buffers.IsEmpty)
        {
            throw new ArgumentException("A request has at least one buffer.", nameof(buffers));
        }

        foreach (ref var buffer in buffers.Span)
        {
            var header = buffer.Header;
            header.Size = (uint)(KsStreamHeader.NativeSize + HeaderExtensionSize);
            header.FrameExtent = (uint)buffer.Data.Length;
            if (flow == KsPinDataFlow.Out)
            {
                header.DataUsed = 0;
            }
            else
            {
                RequireWritable(header, buffers.Length);
            }

            RequireExtension(buffer);
            buffer.Header = header;
        }
    }

    private static void RequireWritable(in KsStreamHeader header, int count)
    {
        if (header.DataUsed > header.FrameExtent)
        {
            throw new ArgumentException($"A header says that {header.DataUsed} bytes are used of a buffer of {header.FrameExtent}.", "buffers");
        }

        if (count > 1 && (header.OptionsFlags & KsStreamHeaderOptions.TypeChanged) != 0)
        {
            throw new ArgumentException("A change of format is the only header of its request.", "buffers");
        }

        RequireTime(header);
    }

    private void RequireExtension(in StreamBuffer buffer)
    {
        if (!buffer.Extension.IsEmpty && buffer.Extension.Length != HeaderExtensionSize)
        {
            throw new ArgumentException(
                $"The headers of {_stream} are extended by {HeaderExtensionSize} bytes, not {buffer.Extension.Length}.", "buffers");
        }
    }

    private static void RequireTime(in KsStreamHeader header)
    {
        if ((header.OptionsFlags & KsStreamHeaderOptions.TimeValid) != 0 && !header.PresentationTime.IsValid)
        {
            throw new ArgumentException(
                "The header has a time (TIMEVALID) whose numerator or denominator is 0; KsTime.FromTicks makes one in units of 100 ns.", nameof(header));
        }
    }
}
