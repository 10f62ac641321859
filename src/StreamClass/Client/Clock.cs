using StreamClass.ClassDriver.Clocks;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Requests;
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

    /// <summary>Closes the clock.</summary>
    /// <remarks>Sends CLOSE_MASTER_CLOCK.</remarks>
    public async ValueTask DisposeAsync()
    {
        ClientRules.RequirePassive();
        await _close.RunAsync(CloseOnceAsync);
    }

    private async Task CloseOnceAsync()
    {
        await _stream.Device.Begin(_stream.Control, SrbCommand.CloseMasterClock, _clock).SendLastAsync();
        _clock.Close();
    }

    private KsCorrelatedTime Ask(TimeFunction function)
    {
        ObjectDisposedException.ThrowIf(_close.HasBegun, this);
        ClientRules.RequirePassive();
        var context = new HwTimeContext { Function = function };
        _clock.Ask(context).ThrowUnlessSuccess(_clock.ToString(), function, _stream.Device.Failure?.Exception);
        return new KsCorrelatedTime(context.Time, context.SystemTime);
    }
}
