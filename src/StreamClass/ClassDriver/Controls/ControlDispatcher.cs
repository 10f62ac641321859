using StreamClass.ClassDriver.Events;
using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Methods;
using StreamClass.ClassDriver.Properties;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Controls;

/// <summary>Hands a client's I/O control to what answers its code.</summary>
/// <remarks>Reference 13.1. Nothing is thrown for what a request contains: every answer is a status.</remarks>
internal static class ControlDispatcher
{
    public static ValueTask<KsAnswer> DispatchAsync(ControlRequest request) => (KsControlCode)request.Code switch
    {
        KsControlCode.Property => PropertyDispatcher.AnswerAsync(request),
        KsControlCode.Method => MethodDispatcher.AnswerAsync(request),
        KsControlCode.EnableEvent => EnableEventAsync(request),
        KsControlCode.DisableEvent => DisableEventAsync(request),
        KsControlCode.ReadStream when request.Target is ClassStream stream => RawStreamData.ReadAsync(request, stream),
        KsControlCode.WriteStream when request.Target is ClassStream stream => RawStreamData.WriteAsync(request, stream),
        KsControlCode.ResetState when request.Target is ClassStream stream => ResetStateAsync(request, stream),
        KsControlCode.ReadStream or KsControlCode.WriteStream or KsControlCode.ResetState => RefuseTargetAsync(),
        _ => SendUnknownAsync(request),
    };

    private static ValueTask<KsAnswer> EnableEventAsync(ControlRequest request) =>
        new(EventControls.Enable(request.Target.EventHandle, request.Input, request.Output));

    private static ValueTask<KsAnswer> DisableEventAsync(ControlRequest request) =>
        new(EventControls.Disable(request.Target.EventHandle, request.Input));

    private static async ValueTask<KsAnswer> ResetStateAsync(ControlRequest request, ClassStream stream) =>
        !KsStructure.TryRead<KsReset>(request.Input.Span, out var reset) ? KsAnswer.Refuse(KsRequestCheck.RequestLength, NtStatus.InvalidBufferSize)
        : reset > KsReset.End ? KsAnswer.Refuse(KsRequestCheck.Value, NtStatus.InvalidParameter)
        : new KsAnswer(await stream.Commands.ResetAsync(reset));

    /// <summary>The minidriver may know it: as an IRP, to the stream or to the device. A clock is not the minidriver's.</summary>
    private static async ValueTask<KsAnswer> SendUnknownAsync(ControlRequest request)
    {
        var stream = request.Target as ClassStream;
        var filter = request.Target as ClassFilter;
        if (stream is null && filter is null)
        {
            return new KsAnswer(NtStatus.InvalidDeviceRequest);
        }

        var irp = new Irp(IrpMajorFunction.DeviceControl) { IoControlCode = request.Code, Input = request.Input, Output = request.Output };
        var srb = request.Target.Device.Begin(
            request.Target.ControlQueue, stream is null ? SrbCommand.UnknownDeviceCommand : SrbCommand.UnknownStreamCommand);
        srb.Srb.HwInstanceExtension = stream?.InstanceExtension ?? filter?.InstanceExtension;
        irp.TrySend(null);
        var registration = request.CancellationToken.UnsafeRegister(static irp => ((Irp)irp!).RequestCancel(), irp);
        var status = await srb.SendIrpAsync(irp);
        registration.Unregister();
        irp.TryCompleteRequest(status, irp.IoStatus.Information);
        return new KsAnswer(status, (uint)irp.IoStatus.Information);
    }

    /// <summary>Only a pin has a stream.</summary>
    private static ValueTask<KsAnswer> RefuseTargetAsync() => new(KsAnswer.Refuse(KsRequestCheck.Target, NtStatus.InvalidDeviceRequest));
}
