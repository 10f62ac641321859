using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Streams;

/// <summary>What holds for the rate of every stream.</summary>
/// <remarks>Reference 12.12, 13.4.</remarks>
internal static class StreamRates
{
    /// <summary>The rate of a stream that nobody has set one for.</summary>
    public static KsRate Nominal => new()
    {
        Rate = KsRate.Nominal,
        Flags = KsRateFlags.NoPresentationStart | KsRateFlags.NoPresentationDuration,
    };

    /// <summary>Whether a stream has a rate in a state; in any other it ends.</summary>
    public static bool ArePossibleIn(KsState state) => state is KsState.Pause or KsState.Run;

    /// <summary>The nominal rate is always accepted, whatever the minidriver says; what ended the request without it is no answer of its own.</summary>
    public static NtStatus Settle(in KsRate rate, NtStatus status) =>
        rate.Rate == KsRate.Nominal && status is not (NtStatus.Cancelled or NtStatus.DeviceRemoved or NtStatus.DriverInternalError)
            ? NtStatus.Success
            : status;
}
