namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Knows what requests look like, and breaks most of them.</summary>
internal sealed class RequestGenerator(ulong seed)
{
    private const int Broken = 62;
    private const int BrokenTwice = 20;
    private const int Cancelled = 3;
    private const int ToClosedHandle = 1;

    private static readonly ShapeSource[] s_sources =
    [
        PinShapes.Simple, PinShapes.Intersections, TopologyShapes.All, ConnectionShapes.States, ConnectionShapes.DataFormats, ConnectionShapes.Clocks,
        ConnectionShapes.Rates, TableShapes.Properties, TableShapes.Methods, SerialShapes.All, ConnectShapes.All, DataShapes.Transfers,
        DataShapes.FormatChanges, DataShapes.Flushes, EventShapes.All, ClockShapes.All,
    ];

    private static readonly int s_weights = s_sources.Sum(static source => source.Weight);

    public Dice Dice { get; } = new(seed);

    public RawRequest Next(KnownHandles handles)
    {
        var request = Dice.OneOf(Pick().Shapes)(Dice, handles);
        if (request.IsMeantValid && Dice.Chance(Broken))
        {
            request = Breakage.Apply(request, Dice);
            if (Dice.Chance(BrokenTwice))
            {
                request = Breakage.Apply(request, Dice);
            }
        }

        if (request is { Access: null, Data: null } && Dice.Chance(ToClosedHandle))
        {
            request = (request with { Handle = RawHandle.Closed }).Break("closed handle");
        }

        return request with { IsCancelled = Dice.Chance(Cancelled) };
    }

    private ShapeSource Pick()
    {
        var left = Dice.Below(s_weights);
        foreach (var source in s_sources)
        {
            if ((left -= source.Weight) < 0)
            {
                return source;
            }
        }

        return s_sources[^1];
    }
}
