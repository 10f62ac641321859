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

        header.Size = KsStreamHeader.NativeSize;
        header.FrameExtent = (uint)data.Length;
        header.DataUsed = (uint)data.Length;
        var buffer = new StreamBuffer(header, MemoryMarshal.AsMemory(data));
        if (!cancellationToken.IsCancellationRequested)
        {
            if (_shortWay.TryWrite(ref buffer, out var passed))
            {
                return default;
            }

            if (passed is not null)
            {
                return Await(passed, cancellationToken);
            }
        }

        return WriteAsync(new Span<StreamBuffer>(ref buffer), default, cancellationToken);
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
        var span = buffers.Span;
        var isPlain = span.Length == 1 && IsPlain(span[0]);
        if (!isPlain)
        {
            Prepare(span, KsPinDataFlow.In);
            if ((span[0].HeaderInPlace.OptionsFlags & KsStreamHeaderOptions.TypeChanged) != 0)
            {
                return SendFormatAsync(span[0].Header, span[0].Data[..(int)span[0].HeaderInPlace.DataUsed], cancellationToken);
            }

            isPlain = span.Length == 1 && IsPlain(span[0]);
        }

        if (isPlain && !cancellationToken.IsCancellationRequested)
        {
            if (_shortWay.TryWrite(ref span[0], out var passed))
            {
                return default;
            }

            if (passed is not null)
            {
                return Await(passed, cancellationToken);
            }

            // The stream may extend its headers, which changes their size.
            Prepare(span, KsPinDataFlow.In);
        }

        return WriteAsync(span, buffers, cancellationToken);
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
        var processor = RequireFlow(KsPinDataFlow.Out);
        var client = new StreamBuffer(new KsStreamHeader { FrameExtent = (uint)buffer.Length }, buffer);
        return TrySend(SrbCommand.ReadData, processor, new Span<StreamBuffer>(ref client), default, cancellationToken) is { } request
            ? new ValueTask<KsStreamHeader>(request, request.Token)
            : new ValueTask<KsStreamHeader>(client.Header);
    }

    /// <summary>Reads into several buffers in one request.</summary>
    /// <remarks>As the other form. On completion the headers are those that the minidriver filled.</remarks>
    /// <param name="buffers">Memory, and headers that are filled in.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <exception cref="StreamRequestException">The request failed.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    /// <exception cref="ArgumentException">There is no buffer, or an extension has another size than the stream's.</exception>
    public ValueTask ReadAsync(Memory<StreamBuffer> buffers, CancellationToken cancellationToken = default) =>
        TrySendRead(buffers, cancellationToken) is { } request ? new ValueTask(request, request.Token) : default;

    /// <summary>Reads into several buffers in one request, and gives its status: for clients to whom a failure is ordinary.</summary>
    /// <remarks>As <see cref="ReadAsync(Memory{StreamBuffer}, CancellationToken)"/>, but nothing is thrown that a minidriver can answer.</remarks>
    /// <param name="buffers">Memory, and headers that are filled in.</param>
    /// <param name="cancellationToken">Cancels the request, wherever it is.</param>
    /// <returns>What the request was answered; CANCELLED when it was cancelled.</returns>
    /// <exception cref="ArgumentException">There is no buffer, or an extension has another size than the stream's.</exception>
    /// <exception cref="InvalidOperationException">The pin is an input pin.</exception>
    public ValueTask<NtStatus> TryReadAsync(Memory<StreamBuffer> buffers, CancellationToken cancellationToken = default) =>
        TrySendRead(buffers, cancellationToken) is { } request ? request.AsStatus() : new ValueTask<NtStatus>(NtStatus.Success);

    /// <summary>Whether a header that is written says nothing that needs a second look.</summary>
    private static bool IsPlain(in StreamBuffer buffer)
    {
        ref readonly var header = ref buffer.HeaderToRead;
        var extent = (uint)buffer.Data.Length;
        return header.Size == KsStreamHeader.NativeSize && header.FrameExtent == extent && header.DataUsed <= extent
            && buffer.Extension.IsEmpty
            && ((header.OptionsFlags & (KsStreamHeaderOptions.TypeChanged | KsStreamHeaderOptions.TimeValid)) == 0 || IsTimed(header));
    }

    private static bool IsTimed(in KsStreamHeader header) =>
        (header.OptionsFlags & KsStreamHeaderOptions.TypeChanged) == 0 && header.PresentationTime.IsValid;

    private static ValueTask Await(StreamRequest request, CancellationToken cancellationToken)
    {
        request.ListenTo(cancellationToken);
        return new ValueTask(request, request.Token);
    }

    private ValueTask WriteAsync(Span<StreamBuffer> buffers, Memory<StreamBuffer> kept, CancellationToken cancellationToken)
    {
        var processor = RequireFlow(KsPinDataFlow.In);
        return TrySend(SrbCommand.WriteData, processor, buffers, kept, cancellationToken) is { } request
            ? new ValueTask(request, request.Token)
            : default;
    }

    /// <summary>Sends a request.</summary>
    /// <returns>The request, to be awaited; null when it has succeeded already.</returns>
    private StreamRequest? TrySend(
        SrbCommand command, Processor processor, Span<StreamBuffer> buffers, Memory<StreamBuffer> kept, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            if (_shortWay.TrySend(command, processor, buffers, kept, out var passed))
            {
                return null;
            }

            if (passed is not null)
            {
                passed.ListenTo(cancellationToken);
                return passed;
            }
        }

        var request = _node.Device.Begin(_stream.Data, command);
        request.Buffers.Take(request, buffers);
        request.Buffers.Keep(kept);
        request.Send(cancellationToken);
        return request;
    }

    private StreamRequest? TrySendRead(Memory<StreamBuffer> buffers, CancellationToken cancellationToken)
    {
        var span = buffers.Span;
        Prepare(span, KsPinDataFlow.Out);
        var processor = RequireFlow(KsPinDataFlow.Out);
        return TrySend(SrbCommand.ReadData, processor, span, buffers, cancellationToken);
    }

    /// <returns>What the caller runs on.</returns>
    private Processor RequireFlow(KsPinDataFlow flow)
    {
        var processor = RequireOpen();
        if (_stream.Information.DataFlow != flow)
        {
            throw WrongFlow(flow);
        }

        return processor ?? Processor.Current;
    }

    private InvalidOperationException WrongFlow(KsPinDataFlow flow) => new(
        flow == KsPinDataFlow.In ? $"{_stream} is an output pin; read from it." : $"{_stream} is an input pin; write to it.");

    private void Prepare(Span<StreamBuffer> buffers, KsPinDataFlow flow)
    {
        if (buffers.IsEmpty)
        {
            throw new ArgumentException("A request has at least one buffer.", nameof(buffers));
        }

        var size = (uint)(KsStreamHeader.NativeSize + HeaderExtensionSize);
        foreach (ref var buffer in buffers)
        {
            ref var header = ref buffer.HeaderInPlace;

            // A header that is used again has them: a field that is written here would hold up the copy of the whole, right after this.
            if (header.Size != size || header.FrameExtent != (uint)buffer.Data.Length)
            {
                header.Size = size;
                header.FrameExtent = (uint)buffer.Data.Length;
            }

            if (flow == KsPinDataFlow.Out)
            {
                header.DataUsed = 0;
            }
            else
            {
                RequireWritable(header, buffers.Length);
            }

            RequireExtension(buffer);
        }
    }

    private static void RequireWritable(in KsStreamHeader header, int count)
    {
        if (header.DataUsed > header.FrameExtent)
        {
            throw Overused(header);
        }

        if (count > 1 && (header.OptionsFlags & KsStreamHeaderOptions.TypeChanged) != 0)
        {
            throw new ArgumentException("A change of format is the only header of its request.", "buffers");
        }

        RequireTime(header);
    }

    private static ArgumentException Overused(in KsStreamHeader header) =>
        new($"A header says that {header.DataUsed} bytes are used of a buffer of {header.FrameExtent}.", "buffers");

    private void RequireExtension(in StreamBuffer buffer)
    {
        if (!buffer.Extension.IsEmpty && buffer.Extension.Length != HeaderExtensionSize)
        {
            throw WrongExtension(buffer.Extension.Length);
        }
    }

    private ArgumentException WrongExtension(int length) =>
        new($"The headers of {_stream} are extended by {HeaderExtensionSize} bytes, not {length}.", "buffers");

    private static void RequireTime(in KsStreamHeader header)
    {
        if ((header.OptionsFlags & KsStreamHeaderOptions.TimeValid) != 0 && !header.PresentationTime.IsValid)
        {
            throw new ArgumentException(
                "The header has a time (TIMEVALID) whose numerator or denominator is 0; KsTime.FromTicks makes one in units of 100 ns.", nameof(header));
        }
    }
}
