using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Properties;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Streams;

/// <summary>KSPROPSETID_Connection: what a pin is asked of its connection, in bytes.</summary>
/// <remarks>Reference 13.4. The rules are in <see cref="StreamCommands"/>.</remarks>
internal static class ConnectionProperties
{
    public static async ValueTask<KsAnswer> GetStateAsync(ControlRequest request)
    {
        var (status, state) = await CommandsOf(request).GetStateAsync();
        return status.IsSuccess() ? ValueAnswer.Write(request.Output.Span, (uint)state) : new KsAnswer(status);
    }

    public static async ValueTask<KsAnswer> SetStateAsync(ControlRequest request)
    {
        var state = (KsState)KsStructure.Read<uint>(request.Output.Span);
        return Enum.IsDefined(state)
            ? new KsAnswer(await CommandsOf(request).SetStateAsync(state))
            : KsAnswer.Refuse(KsRequestCheck.Value, NtStatus.InvalidParameter);
    }

    public static async ValueTask<KsAnswer> GetDataFormatAsync(ControlRequest request)
    {
        var (status, format) = await CommandsOf(request).GetDataFormatAsync();
        return status.IsSuccess() ? ValueAnswer.Write(request.Output.Span, format!.Block.Span) : new KsAnswer(status);
    }

    public static async ValueTask<KsAnswer> SetDataFormatAsync(ControlRequest request) => RefusalOf(request, out var format) is { } refusal
        ? refusal
        : new KsAnswer(await CommandsOf(request).SetDataFormatAsync(format!));

    public static async ValueTask<KsAnswer> ProposeDataFormatAsync(ControlRequest request) => RefusalOf(request, out var format) is { } refusal
        ? refusal
        : new KsAnswer(await CommandsOf(request).ProposeDataFormatAsync(format!));

    private static KsAnswer? RefusalOf(ControlRequest request, out KsDataFormatBlock? format)
    {
        format = null;
        if (request.Output.Length < KsDataFormat.NativeSize)
        {
            return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
        }

        return KsDataFormatBlock.TryParse(request.Output.Span, out format)
            ? null
            : KsAnswer.Refuse(KsRequestCheck.Format, NtStatus.InvalidBufferSize);
    }

    private static StreamCommands CommandsOf(ControlRequest request) => ((ClassStream)request.Target).Commands;
}
