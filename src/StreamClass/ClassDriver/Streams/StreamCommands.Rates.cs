using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Streams;

/// <content>The rate of a stream. Reference 12.12, 13.4.</content>
internal sealed partial class StreamCommands
{
    /// <summary>The rate that was set last; the nominal one at first and in every other state than Pause and Run.</summary>
    public KsRate Rate { get; private set; } = StreamRates.Nominal;

    /// <summary>Changes the rate, in Pause and Run only: SET_STREAM_RATE. The nominal rate is always taken.</summary>
    public async ValueTask<NtStatus> SetRateAsync(KsRate rate)
    {
        using var turn = await Changes.EnterAsync();
        if (!StreamRates.ArePossibleIn(State))
        {
            return NtStatus.InvalidDeviceState;
        }

        var status = StreamRates.Settle(rate, await Begin(SrbCommand.SetStreamRate, rate).SendAsync());
        if (status.IsSuccess())
        {
            Rate = rate;
        }

        return status;
    }

    /// <summary>Asks for the rate that the stream would run at, in Pause and Run only: PROPOSE_STREAM_RATE. The nominal rate is always taken.</summary>
    public async ValueTask<(NtStatus Status, KsRate Answer)> ProposeRateAsync(KsRate rate)
    {
        using var turn = await Changes.EnterAsync();
        if (!StreamRates.ArePossibleIn(State))
        {
            return (NtStatus.InvalidDeviceState, default);
        }

        var (status, answer) = await Begin(SrbCommand.ProposeStreamRate, rate).AskAsync(static srb => srb.CommandData.Rate);
        return status.IsSuccess() ? (status, answer) : (StreamRates.Settle(rate, status), rate);
    }
}
