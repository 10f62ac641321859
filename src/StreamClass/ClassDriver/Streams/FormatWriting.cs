using System.Runtime.InteropServices;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <summary>A format in the middle of the data that is written: one header that says TYPECHANGED.</summary>
/// <remarks>Reference 13.10.</remarks>
internal static class FormatWriting
{
    /// <summary>Sends a format to its place in the data; on success the stream has it.</summary>
    /// <returns>NOT_SUPPORTED when the minidriver has not agreed to it before.</returns>
    public static async ValueTask<NtStatus> SendAsync(
        ClassStream stream, KsStreamHeader header, ReadOnlyMemory<byte> data, KsDataFormatBlock format, CancellationToken cancellationToken)
    {
        if (!stream.Commands.HasAgreedTo(data.Span))
        {
            return NtStatus.NotSupported;
        }

        header.FrameExtent = (uint)data.Length;
        header.DataUsed = (uint)data.Length;
        var request = stream.Device.Begin(stream.Data, SrbCommand.WriteData);
        request.Buffers.Set(request, header, MemoryMarshal.AsMemory(data));
        var status = await request.SendAsync(cancellationToken);
        if (status.IsSuccess())
        {
            stream.Commands.OnFormatWritten(format);
        }

        return status;
    }
}
