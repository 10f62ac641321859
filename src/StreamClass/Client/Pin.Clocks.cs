using System.Collections.Immutable;
using StreamClass.ClassDriver.Requests;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Client;

/// <content>The clocks that are created on a pin, and the one that it follows.</content>
public sealed partial class Pin
{
    private ImmutableArray<Clock> _clocks = [];

    /// <summary>Creates a clock on the pin, whose stream is a master from now on.</summary>
    /// <remarks>Sends OPEN_MASTER_CLOCK. Reference 10.</remarks>
    /// <returns>The clock; disposing of it sends CLOSE_MASTER_CLOCK once no pin follows it.</returns>
    /// <exception cref="StreamRequestException">NOT_SUPPORTED: the stream has no clock function; or the minidriver refused.</exception>
    public Task<Clock> CreateClockAsync() => CreateClockAsync(default);

    /// <summary>Creates a clock on the pin, whose stream is a master from now on.</summary>
    /// <remarks>Sends OPEN_MASTER_CLOCK. Reference 10.</remarks>
    /// <param name="create">How it is created: the flags must be 0.</param>
    /// <returns>The clock; disposing of it sends CLOSE_MASTER_CLOCK once no pin follows it.</returns>
    /// <exception cref="StreamRequestException">
    /// INVALID_PARAMETER: there are flags; NOT_SUPPORTED: the stream has no clock function; or the minidriver refused.
    /// </exception>
    public async Task<Clock> CreateClockAsync(KsClockCreate create)
    {
        RequireOpen();
        if (create.CreateFlags != 0)
        {
            throw new StreamRequestException(NtStatus.InvalidParameter, $"A clock of {_stream} was asked for with flags, of which there are none");
        }

        if (_stream.Object.HwClockObject.HwClockFunction is null)
        {
            throw new StreamRequestException(NtStatus.NotSupported, $"{_stream} has no clock function");
        }

        using var turn = await _stream.Commands.Changes.EnterAsync();
        RequireOpen();
        var clock = new Clock(_stream);
        Require(await Begin(SrbCommand.OpenMasterClock, clock.MasterClock).SendAsync(), SrbCommand.OpenMasterClock);
        clock.MasterClock.Open();
        ImmutableInterlocked.Update(
            ref _clocks, static (clocks, created) => clocks.RemoveAll(static clock => clock.MasterClock.HasEnded).Add(created), clock);
        return clock;
    }

    /// <summary>Tells the stream which clock it is to follow.</summary>
    /// <remarks>Sends INDICATE_MASTER_CLOCK. Allowed in Stop only. Reference 10, 13.4.</remarks>
    /// <param name="clock">The clock, or null to let the stream run freely.</param>
    /// <exception cref="StreamRequestException">INVALID_DEVICE_STATE: the stream is not stopped; or the minidriver refused.</exception>
    public async Task SetMasterClockAsync(Clock? clock)
    {
        RequireOpen();
        Require(await _stream.Commands.SetMasterClockAsync(clock?.MasterClock), $"a master clock in {State}");
    }
}
