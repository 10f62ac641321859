using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;

namespace StreamClass.Testing.Injections.Points;

/// <summary>A client cancels one of its requests, wherever that is.</summary>
/// <remarks>As natively, what opens, closes, starts or removes something cannot be cancelled by a client.</remarks>
internal sealed class Cancellation : RequestFamily
{
    public override string Kind => "cancellation";

    public override bool Explains(Exception exception) =>
        exception is OperationCanceledException or StreamRequestException { Status: NtStatus.Cancelled };

    protected override bool IsTarget(StreamRequest request) =>
        !request.IsCancelRequested && RequestIrps.For(request)?.MajorFunction == IrpMajorFunction.DeviceControl;

    protected override void Happen(StreamRequest request) => request.Cancel.Request();
}
