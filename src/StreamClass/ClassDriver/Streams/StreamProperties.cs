using StreamClass.ClassDriver.Clocks;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Properties;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Streams;

/// <summary>KSPROPSETID_Stream and KSPROPSETID_StreamInterface: what a pin is asked of its stream, in bytes.</summary>
/// <remarks>Reference 12.12, 13.4. The rules are in <see cref="StreamCommands"/>.</remarks>
internal static class StreamProperties
{
    /// <summary>Says only that a master clock can be set: the handle is always null.</summary>
    public static ValueTask<KsAnswer> GetMasterClockAsync(ControlRequest request) => new(ValueAnswer.Write(request.Output.Span, 0UL));

    /// <summary>Null lets the stream run freely.</summary>
    public static async ValueTask<KsAnswer> SetMasterClockAsync(ControlRequest request)
    {
        var handle = KsStructure.Read<ulong>(request.Output.Span);
        var clock = request.Target.Device.Drive.Handles.Find<MasterClock>(handle);
        return clock is null && handle != 0
            ? KsAnswer.Refuse(KsRequestCheck.Handle, NtStatus.InvalidParameter)
            : new KsAnswer(await StreamOf(request).Commands.SetMasterClockAsync(clock));
    }

    public static async ValueTask<KsAnswer> GetRateCapabilityAsync(ControlRequest request)
    {
        var wanted = KsStructure.Read<KsRateCapability>(request.Input.Span).Rate;
        var (status, rate) = await StreamOf(request).Commands.ProposeRateAsync(wanted, request.CancellationToken);
        return status.IsSuccess() ? ValueAnswer.Write(request.Output.Span, in rate) : new KsAnswer(status);
    }

    public static ValueTask<KsAnswer> GetRateAsync(ControlRequest request) =>
        new(ValueAnswer.Write(request.Output.Span, StreamOf(request).Commands.Rate));

    public static async ValueTask<KsAnswer> SetRateAsync(ControlRequest request) =>
        new(await StreamOf(request).Commands.SetRateAsync(KsStructure.Read<KsRate>(request.Output.Span), request.CancellationToken));

    /// <summary>The bytes of a header and of what the minidriver has behind it.</summary>
    public static ValueTask<KsAnswer> GetHeaderSizeAsync(ControlRequest request) =>
        new(ValueAnswer.Write(request.Output.Span, (uint)(KsStreamHeader.NativeSize + StreamOf(request).HeaderExtensionSize)));

    private static ClassStream StreamOf(ControlRequest request) => (ClassStream)request.Target;
}
