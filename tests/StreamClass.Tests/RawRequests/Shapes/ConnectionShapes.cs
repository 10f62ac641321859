using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>KSPROPSETID_Connection, KSPROPSETID_Stream and KSPROPSETID_StreamInterface, as far as the class driver answers them.</summary>
internal static class ConnectionShapes
{
    private static readonly Spot s_value = new(SpotKind.Number, 0, IsInOutput: true);

    public static ShapeSource States { get; } = new(6, [State]);

    public static ShapeSource DataFormats { get; } = new(7, [GetFormat, SetFormat, SetFormat, Propose]);

    public static ShapeSource Clocks { get; } = new(8, [SetMasterClock, SetMasterClock, GetMasterClock]);

    public static ShapeSource Rates { get; } = new(5, [SetRate, GetRate, RateCapability, HeaderSize]);

    private static RawRequest State(Dice dice, KnownHandles handles) => dice.Chance(30)
        ? Connection(Pin(dice), KsPropertyConnection.State, KsPropertyFlags.Get, new byte[4])
        : Connection(Pin(dice), KsPropertyConnection.State, KsPropertyFlags.Set, BitConverter.GetBytes(dice.Below(4)), s_value);

    private static RawRequest GetFormat(Dice dice, KnownHandles handles) =>
        Connection(Pin(dice), KsPropertyConnection.DataFormat, KsPropertyFlags.Get, new byte[dice.OneOf([0, 256])]);

    private static RawRequest SetFormat(Dice dice, KnownHandles handles) => Format(dice, KsPropertyConnection.DataFormat);

    private static RawRequest Propose(Dice dice, KnownHandles handles) => Format(dice, KsPropertyConnection.ProposeDataFormat);

    private static RawRequest Format(Dice dice, KsPropertyConnection id)
    {
        var isInput = dice.Chance(50);
        var format = dice.Chance(70) ? Formats.For(dice, isInput ? GuardedStreams.Input : GuardedStreams.Output) : Formats.Any(dice);
        return Connection(
            isInput ? RawHandle.Input : RawHandle.Output, id, KsPropertyFlags.Set, format.Block.ToArray(), new Spot(SpotKind.Size, 0, IsInOutput: true));
    }

    private static RawRequest SetMasterClock(Dice dice, KnownHandles handles) => Stream(
        Pin(dice),
        KsPropertyStream.MasterClock,
        KsPropertyFlags.Set,
        BitConverter.GetBytes(dice.Chance(50) ? handles.Clock : 0),
        default,
        new Spot(SpotKind.Handle, 0, IsInOutput: true));

    private static RawRequest GetMasterClock(Dice dice, KnownHandles handles) =>
        Stream(Pin(dice), KsPropertyStream.MasterClock, KsPropertyFlags.Get, new byte[8]);

    private static RawRequest SetRate(Dice dice, KnownHandles handles) =>
        Stream(Pin(dice), KsPropertyStream.Rate, KsPropertyFlags.Set, KsStructure.ToArray(Rate(dice)));

    private static RawRequest GetRate(Dice dice, KnownHandles handles) =>
        Stream(Pin(dice), KsPropertyStream.Rate, KsPropertyFlags.Get, new byte[KsRate.NativeSize]);

    private static RawRequest RateCapability(Dice dice, KnownHandles handles) =>
        Stream(Pin(dice), KsPropertyStream.RateCapability, KsPropertyFlags.Get, new byte[KsRate.NativeSize], KsStructure.ToArray(Rate(dice)));

    private static RawRequest HeaderSize(Dice dice, KnownHandles handles) =>
        RawRequest.Property(Pin(dice), KsPropertySetId.StreamInterface, 0, KsPropertyFlags.Get, new byte[4]);

    private static KsRate Rate(Dice dice) => new() { Rate = dice.OneOf([KsRate.Nominal, 2000, -1000, 9000]) };

    private static RawHandle Pin(Dice dice) => dice.Chance(50) ? RawHandle.Input : RawHandle.Output;

    private static RawRequest Connection(
        RawHandle pin, KsPropertyConnection id, KsPropertyFlags verb, byte[] output, params IReadOnlyList<Spot> spots) =>
        RawRequest.Property(pin, KsPropertySetId.Connection, (uint)id, verb, output, default, spots);

    private static RawRequest Stream(
        RawHandle pin, KsPropertyStream id, KsPropertyFlags verb, byte[] output, ReadOnlySpan<byte> rest = default, params IReadOnlyList<Spot> spots) =>
        RawRequest.Property(pin, KsPropertySetId.Stream, (uint)id, verb, output, rest, spots);
}
