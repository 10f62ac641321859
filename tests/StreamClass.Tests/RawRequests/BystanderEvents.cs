using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests;

/// <summary>A client that waits for the events of its filter, its pin and its clock, and knows how often each happens.</summary>
internal sealed class BystanderEvents(Filter filter, Pin input)
{
    private const int OneShotEvery = 8;

    private EventSubscription[] _ofWrites = [];
    private EventSubscription _ofMethods = null!;
    private Clock _clock = null!;
    private int _writes;

    /// <summary>Events that came.</summary>
    public int Received { get; private set; }

    public async Task SubscribeAsync()
    {
        _clock = await input.CreateClockAsync();
        _ofMethods = await filter.EnableEventAsync(GuardedSets.Events, GuardedSets.Written);
        _ofWrites =
        [
            await input.EnableEventAsync(GuardedSets.Events, GuardedSets.Written),
            await input.EnableEventAsync(GuardedSets.Events, GuardedSets.WithData, new byte[8]),
            await _clock.EnableEventAsync(KsEventSetId.Clock, (uint)KsEventClock.IntervalMark, new byte[16]),
        ];
    }

    /// <summary>Writes, and waits for every event that this has to raise.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> frame)
    {
        var once = _writes++ % OneShotEvery == 0 ? await input.EnableOneShotEventAsync(GuardedSets.Events, GuardedSets.Written) : null;
        await input.WriteAsync(default, frame);
        foreach (var subscription in _ofWrites)
        {
            await WaitAsync(subscription);
        }

        if (once is not null)
        {
            await WaitAsync(once);
            await filter.CallMethodAsync(GuardedSets.Methods, 0);
            await WaitAsync(_ofMethods);
        }
    }

    /// <summary>Disables everything. False when an event came that nothing had raised.</summary>
    public async Task<bool> EndAsync()
    {
        var isRight = true;
        foreach (var subscription in (EventSubscription[])[_ofMethods, .. _ofWrites])
        {
            await subscription.DisposeAsync();
            isRight &= await IsOverAsync(subscription);
        }

        await _clock.DisposeAsync();
        return isRight;
    }

    private static async Task<bool> IsOverAsync(EventSubscription subscription)
    {
        try
        {
            await subscription.WaitAsync();
            return false;
        }
        catch (StreamRequestException exception)
        {
            return exception.Status == NtStatus.Cancelled;
        }
    }

    private async Task WaitAsync(EventSubscription subscription)
    {
        await subscription.WaitAsync();
        Received++;
    }
}
