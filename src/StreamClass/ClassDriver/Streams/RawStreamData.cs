using System.Runtime.InteropServices;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>Reads and writes whose headers are bytes: IOCTL_KS_READ_STREAM, IOCTL_KS_WRITE_STREAM.</summary>
/// <remarks>
/// A managed process has no addresses to put into the headers, so the memory comes beside them, one piece for each header, and the
/// Data field is left alone. Reference 13.1, 13.10.
/// </remarks>
internal static class RawStreamData
{
    public static async ValueTask<KsAnswer> ReadAsync(ControlRequest control, ClassStream stream)
    {
        if (RawStreamChecks.Find(control, stream, KsPinDataFlow.Out) is { RefusedBy: not KsRequestCheck.None } refusal)
        {
            return refusal;
        }

        // The size that they came in: the minidriver may change it together with the format.
        var headerSize = KsStreamHeader.NativeSize + stream.HeaderExtensionSize;
        var buffers = Unpack(control, stream);
        var status = await SendAsync(stream, SrbCommand.ReadData, buffers, control.CancellationToken);
        PackHeaders(buffers, control.Output, headerSize);
        return status.IsSuccess() ? new KsAnswer(status, (uint)(CountReturned(buffers) * headerSize)) : new KsAnswer(status);
    }

    public static async ValueTask<KsAnswer> WriteAsync(ControlRequest control, ClassStream stream)
    {
        if (RawStreamChecks.Find(control, stream, KsPinDataFlow.In) is { RefusedBy: not KsRequestCheck.None } refusal)
        {
            return refusal;
        }

        var status = RawStreamChecks.FindFormatChange(control, out var format)
            ? await FormatWriting.SendAsync(stream, HeaderAt(control.Input.Span, 0), format.Block, format, control.CancellationToken)
            : await SendAsync(stream, SrbCommand.WriteData, Unpack(control, stream), control.CancellationToken);
        return status.IsSuccess() ? new KsAnswer(status, DataUsed(control, stream)) : new KsAnswer(status);
    }

    public static KsStreamHeader HeaderAt(ReadOnlySpan<byte> headers, int offset) => MemoryMarshal.Read<KsStreamHeader>(headers[offset..]);

    private static ValueTask<NtStatus> SendAsync(ClassStream stream, SrbCommand command, StreamBuffer[] buffers, CancellationToken cancellationToken)
    {
        var request = stream.Device.Begin(stream.Data, command);
        request.Buffers.Set(request, buffers);
        return request.SendAsync(cancellationToken);
    }

    private static StreamBuffer[] Unpack(ControlRequest control, ClassStream stream)
    {
        var extension = stream.HeaderExtensionSize;
        var buffers = new StreamBuffer[control.Data.Length];
        for (var i = 0; i < buffers.Length; i++)
        {
            var offset = i * (KsStreamHeader.NativeSize + extension);
            var header = HeaderAt(control.Input.Span, offset);
            buffers[i] = new StreamBuffer(
                header,
                control.Data.Span[i][..(int)header.FrameExtent],
                control.Input.Slice(offset + KsStreamHeader.NativeSize, extension).ToArray());
        }

        return buffers;
    }

    /// <summary>The client's headers are updated, but for what they say of its memory.</summary>
    private static void PackHeaders(StreamBuffer[] buffers, Memory<byte> output, int headerSize)
    {
        for (var i = 0; i < buffers.Length && (i + 1) * headerSize <= output.Length; i++)
        {
            var target = output.Span.Slice(i * headerSize, headerSize);
            var header = buffers[i].Header;
            header.Data = MemoryMarshal.Read<KsStreamHeader>(target).Data;
            MemoryMarshal.Write(target, in header);
            buffers[i].Extension.Span.CopyTo(target[KsStreamHeader.NativeSize..]);
        }
    }

    /// <summary>The headers up to the last one that the minidriver said something in, and at least one.</summary>
    private static int CountReturned(StreamBuffer[] buffers)
    {
        var last = Array.FindLastIndex(
            buffers, static buffer => buffer.Header.DataUsed != 0 || (buffer.Header.OptionsFlags & ~ReadFlags.OfRequest) != 0);
        return Math.Max(last, 0) + 1;
    }

    private static uint DataUsed(ControlRequest control, ClassStream stream)
    {
        var used = 0u;
        for (var i = 0; i < control.Data.Length; i++)
        {
            used += HeaderAt(control.Input.Span, i * (KsStreamHeader.NativeSize + stream.HeaderExtensionSize)).DataUsed;
        }

        return used;
    }
}
