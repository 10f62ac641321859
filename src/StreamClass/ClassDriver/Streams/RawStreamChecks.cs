using System.Diagnostics.CodeAnalysis;
using StreamClass.ClassDriver.Controls;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Streams;

/// <summary>What a list of stream headers has to keep to before it is sent.</summary>
/// <remarks>Reference 13.10.</remarks>
internal static class RawStreamChecks
{
    /// <summary>The refusal of a request, or an answer that nothing refused.</summary>
    public static KsAnswer Find(ControlRequest control, ClassStream stream, KsPinDataFlow flow)
    {
        if (stream.Information.DataFlow != flow)
        {
            return KsAnswer.Refuse(KsRequestCheck.StreamDirection, NtStatus.InvalidDeviceRequest);
        }

        var isFormatChange = flow == KsPinDataFlow.In && IsFormatChange(control.Input.Span);
        var size = KsStreamHeader.NativeSize + (isFormatChange ? 0 : stream.HeaderExtensionSize);
        var length = control.Input.Length;
        if (length == 0 || length % size != 0)
        {
            return KsAnswer.Refuse(KsRequestCheck.HeaderListLength, NtStatus.InvalidBufferSize);
        }

        for (var i = 0; i < length / size; i++)
        {
            var header = RawStreamData.HeaderAt(control.Input.Span, i * size);
            var memory = i < control.Data.Length ? control.Data.Span[i].Length : 0;
            if (Find(header, flow, size, memory, isFormatChange) is { RefusedBy: not KsRequestCheck.None } refusal)
            {
                return refusal;
            }
        }

        return control.Data.Length != length / size ? KsAnswer.Refuse(KsRequestCheck.FrameExtent, NtStatus.BufferTooSmall)
            : isFormatChange ? FindInFormat(control, stream)
            : default;
    }

    /// <summary>The format that a write consists of.</summary>
    public static bool FindFormatChange(ControlRequest control, [NotNullWhen(true)] out KsDataFormatBlock? format)
    {
        format = null;
        if (!IsFormatChange(control.Input.Span))
        {
            return false;
        }

        var used = RawStreamData.HeaderAt(control.Input.Span, 0).DataUsed;
        return KsDataFormatBlock.TryParse(control.Data.Span[0].Span[..(int)used], out format);
    }

    private static KsAnswer Find(in KsStreamHeader header, KsPinDataFlow flow, int size, int memory, bool isFormatChange)
    {
        if (header.Size != size)
        {
            return KsAnswer.Refuse(KsRequestCheck.HeaderSize, NtStatus.InvalidBufferSize);
        }

        if (flow == KsPinDataFlow.In && !isFormatChange && (header.OptionsFlags & KsStreamHeaderOptions.TypeChanged) != 0)
        {
            return KsAnswer.Refuse(KsRequestCheck.FormatChange, NtStatus.InvalidParameter);
        }

        if (header.FrameExtent > (uint)memory)
        {
            return KsAnswer.Refuse(KsRequestCheck.FrameExtent, NtStatus.BufferTooSmall);
        }

        if (flow == KsPinDataFlow.Out
            ? header.DataUsed != 0
            : header.DataUsed > header.FrameExtent)
        {
            return KsAnswer.Refuse(KsRequestCheck.DataUsed, NtStatus.InvalidParameter);
        }

        return (header.OptionsFlags & KsStreamHeaderOptions.TimeValid) != 0 && !header.PresentationTime.IsValid
            ? KsAnswer.Refuse(KsRequestCheck.PresentationTime, NtStatus.InvalidParameter)
            : default;
    }

    private static KsAnswer FindInFormat(ControlRequest control, ClassStream stream) =>
        !FindFormatChange(control, out var format) ? KsAnswer.Refuse(KsRequestCheck.FormatChange, NtStatus.InvalidParameter)
        : !stream.Commands.HasAgreedTo(format.Block.Span) ? KsAnswer.Refuse(KsRequestCheck.FormatAgreement, NtStatus.NotSupported)
        : default;

    /// <summary>A change of format is one header that says TYPECHANGED, and is not extended whatever the others are.</summary>
    private static bool IsFormatChange(ReadOnlySpan<byte> headers) =>
        headers.Length == KsStreamHeader.NativeSize
        && (RawStreamData.HeaderAt(headers, 0).OptionsFlags & KsStreamHeaderOptions.TypeChanged) != 0;
}
