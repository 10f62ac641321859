using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Streams;

/// <content>The rate of a stream.</content>
internal sealed partial class StreamCommands
{
    /// <summary>The rate that was set last; the nominal one at first and in every other state than Pause and Run.</summary>
    public KsRate Rate => new() { Rate = KsRate.Nominal };

    /// <summary>Changes the rate: SET_STREAM_RATE.</summary>
    public ValueTask<NtStatus> SetRateAsync(KsRate rate) => new(NtStatus.InvalidDeviceRequest);

    /// <summary>Asks which rate it would run at: PROPOSE_STREAM_RATE.</summary>
    public ValueTask<(NtStatus Status, KsRate Answer)> ProposeRateAsync(KsRate rate) => new((NtStatus.InvalidDeviceRequest, rate));
}
