using StreamClass.ClassDriver.Requests;

namespace StreamClass.Testing.Injections.Points;

/// <summary>Something that happens to one of the requests that are outstanding.</summary>
internal abstract class RequestFamily : PointFamily
{
    public sealed override int CountTargets(Machine machine)
    {
        var count = 0;
        foreach (var request in Outstanding(machine))
        {
            count += IsTarget(request) ? 1 : 0;
            request.Release();
        }

        return count;
    }

    public sealed override Task HappenAsync(Machine machine, int target)
    {
        foreach (var request in Outstanding(machine))
        {
            if (IsTarget(request) && target-- == 0)
            {
                Happen(request);
            }

            request.Release();
        }

        return Task.CompletedTask;
    }

    protected abstract bool IsTarget(StreamRequest request);

    protected abstract void Happen(StreamRequest request);

    /// <summary>With a reference to each.</summary>
    private static StreamRequest[] Outstanding(Machine machine) =>
        [.. machine.Nodes.SelectMany(static node => node.Device.Requests.Outstanding())];
}
