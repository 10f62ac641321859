using StreamClass.ClassDriver.Requests;

namespace StreamClass.Testing.Injections.Points;

/// <summary>The counter of a request that the minidriver holds comes to zero.</summary>
internal sealed class Expiry : RequestFamily
{
    public override string Kind => "timeout";

    protected override bool IsTarget(StreamRequest request) =>
        request.State == RequestState.WithMinidriver && request.Timeout.IsStarted && request.TimeoutCounter != 0;

    protected override void Happen(StreamRequest request) => request.Device.Timeouts.ExpireNow(request);
}
