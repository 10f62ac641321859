using System.Runtime.InteropServices;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>KSPIN_CONNECT requests.</summary>
internal static class ConnectShapes
{
    private static readonly Spot[] s_spots =
    [
        At(SpotKind.Guid, nameof(KsPinConnect.Interface)), At(SpotKind.Guid, nameof(KsPinConnect.Medium)), At(SpotKind.Number, nameof(KsPinConnect.PinId)),
        At(SpotKind.Handle, nameof(KsPinConnect.PinToHandle)),
        new(SpotKind.Guid, KsPinConnect.NativeSize + (int)Marshal.OffsetOf<KsDataFormat>(nameof(KsDataFormat.MajorFormat))),
        new(SpotKind.Size, KsPinConnect.NativeSize),
    ];

    public static ShapeSource All { get; } = new(32, [Open, Open, Open, Open, Open, Open, OpenAgain]);

    private static RawRequest Open(Dice dice, KnownHandles handles) => Connect(dice, dice.OneOf([GuardedStreams.Input, GuardedStreams.Output]));

    /// <summary>The only instance of its stream is open: nothing is wrong with the request itself.</summary>
    private static RawRequest OpenAgain(Dice dice, KnownHandles handles) =>
        Connect(dice, GuardedStreams.Single).Break("no instance left");

    private static RawRequest Connect(Dice dice, int stream)
    {
        var connect = new KsPinConnect
        {
            Interface = KsInterface.Streaming,
            Medium = stream == GuardedStreams.Output && dice.Chance(50) ? GuardedStreams.Medium : KsMedium.AnyInstance,
            PinId = (uint)stream,
            Priority = new KsPriority { PriorityClass = KsPriorityClass.Normal, PrioritySubClass = 1 },
        };
        return new RawRequest(RawHandle.Filter, 0, KsStructure.ToArray(connect, Formats.For(dice, stream).Block.Span), [])
        {
            Name = $"open stream {stream}",
            Spots = s_spots,
            Access = dice.Chance(30) ? FileAccess.ReadWrite : stream == GuardedStreams.Input ? FileAccess.Write : FileAccess.Read,
        };
    }

    private static Spot At(SpotKind kind, string member) => new(kind, (int)Marshal.OffsetOf<KsPinConnect>(member), IsFatal: true);
}
