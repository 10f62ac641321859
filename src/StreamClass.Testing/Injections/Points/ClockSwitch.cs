using StreamClass.ClassDriver.Queues;
using StreamClass.ClassDriver.Streams;
using StreamClass.Ks;

namespace StreamClass.Testing.Injections.Points;

/// <summary>A stream that follows a clock is made to follow another one, or none, and then goes on as it was.</summary>
/// <remarks>A master clock changes in Stop only, so the stream is stopped for it, as by a client that rebuilds its graph.</remarks>
internal sealed class ClockSwitch : PointFamily
{
    public override string Kind => "clock-switch";

    public override int CountTargets(Machine machine) => Followers(machine).Count;

    public override async Task HappenAsync(Machine machine, int target)
    {
        var followers = Followers(machine);
        var commands = followers[target].Commands;
        var other = followers.Find(stream => stream.Commands.MasterClock != commands.MasterClock)?.Commands.MasterClock;
        var state = commands.State;
        if (state == KsState.Run)
        {
            await commands.SetStateAsync(KsState.Pause);
        }

        await commands.SetStateAsync(KsState.Stop);
        await commands.SetMasterClockAsync(other);
        if (state >= KsState.Pause)
        {
            await commands.SetStateAsync(KsState.Pause);
        }

        if (state != KsState.Stop)
        {
            await commands.SetStateAsync(state);
        }
    }

    private static List<ClassStream> Followers(Machine machine) =>
    [
        .. machine.Nodes.SelectMany(static node => node.Device.Queues)
            .Where(static queue => queue is { Kind: RequestQueueKind.Data, Stream.Commands.MasterClock: not null })
            .Select(static queue => queue.Stream!),
    ];
}
