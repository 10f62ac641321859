using StreamClass.ClassDriver.Clocks;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;

namespace StreamClass.Client;

/// <summary>A clock created on a pin.</summary>
/// <remarks>
/// Native name: a clock's file object. Reference 10.
/// Every call is made at PASSIVE_LEVEL; from a higher level it throws <see cref="InvalidOperationException"/>, after the close
/// <see cref="ObjectDisposedException"/>.
/// </remarks>
public sealed class Clock : KsObject, IAsyncDisposable
{
    private readonly ClassStream _stream;
    private readonly MasterClock _clock;
    private readonly Once _close = new();

    internal Clock(ClassStream stream)
    {
        _stream = stream;
        _clock = new MasterClock(stream);
    }

    /// <summary>The handle by which raw requests name the clock, as in KSPROPERTY_STREAM_MASTERCLOCK.</summary>
    public ulong Handle => _clock.Handle;

    internal MasterClock MasterClock => _clock;

    private protected override IControlTarget Target => _clock;

    private protected override bool IsClosed => _close.HasBegun;

    /// <summary>The time of the stream, in units of 100 ns.</summary>
    /// <remarks>Native name: KSPROPERTY_CLOCK_TIME. Calls StrMiniClock. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="StreamRequestException">NOT_SUPPORTED: the clock does not tell the stream's time.</exception>
    [NativeName("KSPROPERTY_CLOCK_TIME")]
    public long GetTime() => Ask(TimeFunction.GetStreamTime).Time;

    /// <summary>The time of the clock on the board, in units of 100 ns.</summary>
    /// <remarks>Native name: KSPROPERTY_CLOCK_PHYSICALTIME. Calls StrMiniClock. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="StreamRequestException">NOT_SUPPORTED: the clock on the board cannot be read.</exception>
    [NativeName("KSPROPERTY_CLOCK_PHYSICALTIME")]
    public long GetPhysicalTime() => Ask(TimeFunction.ReadOnboardClock).Time;

    /// <summary>The time of the stream together with the machine's.</summary>
    /// <remarks>Native name: KSPROPERTY_CLOCK_CORRELATEDTIME. Calls StrMiniClock. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="StreamRequestException">NOT_SUPPORTED: the clock does not tell the stream's time.</exception>
    [NativeName("KSPROPERTY_CLOCK_CORRELATEDTIME")]
    public KsCorrelatedTime GetCorrelatedTime() => Ask(TimeFunction.GetStreamTime);

    /// <summary>The time of the clock on the board together with the machine's.</summary>
    /// <remarks>Native name: KSPROPERTY_CLOCK_CORRELATEDPHYSICALTIME. Calls StrMiniClock. IRQL: PASSIVE_LEVEL.</remarks>
    /// <exception cref="StreamRequestException">NOT_SUPPORTED: the clock on the board cannot be read.</exception>
    [NativeName("KSPROPERTY_CLOCK_CORRELATEDPHYSICALTIME")]
    public KsCorrelatedTime GetCorrelatedPhysicalTime() => Ask(TimeFunction.ReadOnboardClock);

    /// <summary>How fine and how exact the clock is.</summary>
    /// <remarks>Native name: KSPROPERTY_CLOCK_RESOLUTION. The class driver answers. IRQL: PASSIVE_LEVEL.</remarks>
    [NativeName("KSPROPERTY_CLOCK_RESOLUTION")]
    public KsResolution GetResolution()
    {
        RequireOpen();
        return ClockPropertySet.Resolution;
    }

    /// <summary>The state of the pin that the clock was created on.</summary>
    /// <remarks>Native name: KSPROPERTY_CLOCK_STATE. The class driver answers. IRQL: PASSIVE_LEVEL.</remarks>
    [NativeName("KSPROPERTY_CLOCK_STATE")]
    public KsState GetState()
    {
        RequireOpen();
        return _stream.Commands.State;
    }

    /// <summary>The routines with which code of the kernel asks the clock at up to DISPATCH_LEVEL.</summary>
    /// <remarks>Native name: KSPROPERTY_CLOCK_FUNCTIONTABLE. IRQL: PASSIVE_LEVEL; its routines &lt;= DISPATCH_LEVEL. Reference 13.5.</remarks>
    [NativeName("KSPROPERTY_CLOCK_FUNCTIONTABLE")]
    public ClockFunctionTable GetFunctionTable()
    {
        RequireOpen();
        return new ClockFunctionTable(_clock);
    }

    /// <summary>Enables POSITION_MARK: it happens once, when the stream's time has passed a mark.</summary>
    /// <remarks>Native name: KSEVENT_CLOCK_POSITION_MARK. The minidriver of the stream signals it. IRQL: PASSIVE_LEVEL. Reference 13.8.</remarks>
    /// <param name="markTime">The mark, in stream time of 100 ns.</param>
    /// <exception cref="StreamRequestException">PROPSET_NOT_FOUND or NOT_FOUND: the stream does not declare it; or the minidriver refused.</exception>
    [NativeName("KSEVENT_CLOCK_POSITION_MARK")]
    public Task<EventSubscription> EnablePositionMarkAsync(long markTime) => EnableEventAsync(
        KsEventSetId.Clock, (uint)KsEventClock.PositionMark, KsStructure.ToArray(markTime));

    /// <summary>Enables INTERVAL_MARK: it happens at a base time of the stream, and after every interval from then on.</summary>
    /// <remarks>Native name: KSEVENT_CLOCK_INTERVAL_MARK. The minidriver of the stream signals it. IRQL: PASSIVE_LEVEL. Reference 13.8.</remarks>
    /// <param name="timeBase">When it happens first, in stream time of 100 ns.</param>
    /// <param name="interval">The interval, in units of 100 ns.</param>
    /// <exception cref="StreamRequestException">PROPSET_NOT_FOUND or NOT_FOUND: the stream does not declare it; or the minidriver refused.</exception>
    [NativeName("KSEVENT_CLOCK_INTERVAL_MARK")]
    public Task<EventSubscription> EnableIntervalMarkAsync(long timeBase, long interval) => EnableEventAsync(
        KsEventSetId.Clock, (uint)KsEventClock.IntervalMark, KsStructure.ToArray(new KsCorrelatedTime(timeBase, interval)));

    /// <summary>Closes the clock.</summary>
    /// <remarks>Disables its events. Sends CLOSE_MASTER_CLOCK once no pin follows it any more: a pin keeps a reference on its master clock.</remarks>
    public async ValueTask DisposeAsync()
    {
        ClientRules.RequirePassive();
        await _close.RunAsync(CloseOnceAsync);
    }

    private async Task CloseOnceAsync()
    {
        await _clock.EventHandle.CloseAsync();
        _clock.CloseHandle();
        await _clock.ReleaseAsync(LettingGo.SendLastAsync);
    }

    private KsCorrelatedTime Ask(TimeFunction function)
    {
        RequireOpen();
        var context = new HwTimeContext { Function = function };
        _clock.Ask(context).ThrowUnlessSuccess(_clock.ToString(), function, _stream.Device.Failure?.Exception);
        return new KsCorrelatedTime(context.Time, context.SystemTime);
    }
}
