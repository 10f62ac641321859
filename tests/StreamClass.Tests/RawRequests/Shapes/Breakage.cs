using System.Buffers.Binary;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>The ways in which a request is broken. Some leave it right.</summary>
internal static class Breakage
{
    private const int IdOffset = 16;
    private const int FlagsOffset = 20;

    private static readonly Func<RawRequest, Dice, RawRequest>[] s_ofControls =
    [
        CutInput, CutOutput, EmptyInput, EmptyOutput, OtherSet, ForeignSet, OtherId, NonsenseFlags, SeveralVerbs, OtherVerb, OtherVerb, OtherVerb, CutBehindHead, CutBehindHead, NodeOutOfRange,
        CutNode, OtherHandle, OtherCode, Overlong, RandomInput,
    ];

    private static readonly Func<RawRequest, Dice, RawRequest>[] s_ofDisables = [CutInput, CutInput, EmptyInput, OtherHandle, OtherHandle, Overlong, RandomInput];

    private static readonly Func<RawRequest, Dice, RawRequest>[] s_ofConnects = [CutInput, EmptyInput, OtherAccess, OtherAccess, OtherAccess, OtherAccess, Overlong, RandomInput];

    private static readonly Func<RawRequest, Dice, RawRequest>[] s_ofTransfers =
        [CutInput, EmptyInput, OtherHandle, OtherHandle, OtherDirection, OtherDirection, LostMemory, ShortMemory, Overlong];

    /// <summary>Breaks a request in one way.</summary>
    public static RawRequest Apply(RawRequest request, Dice dice)
    {
        if (request.Spots.Count > 0 && dice.Chance(60))
        {
            return BreakSpot(request, dice, dice.OneOf(request.Spots));
        }

        var ways = request.Access is not null ? s_ofConnects : request.Data is not null ? s_ofTransfers
            : request.Code == (uint)KsControlCode.DisableEvent ? s_ofDisables
            : s_ofControls;
        return dice.OneOf(ways)(request, dice);
    }

    private static RawRequest BreakSpot(RawRequest request, Dice dice, Spot spot)
    {
        var bytes = (spot.IsInOutput ? request.Output : request.Input).ToArray();
        if (spot.Offset + Length(spot.Kind) > bytes.Length)
        {
            return request.Break("a spot that is cut off");
        }

        var place = bytes.AsSpan(spot.Offset);
        switch (spot.Kind)
        {
            case SpotKind.Number:
                BinaryPrimitives.WriteUInt32LittleEndian(place, dice.BadNumber());
                break;
            case SpotKind.Size:
                BinaryPrimitives.WriteUInt32LittleEndian(place, dice.BadSize(BinaryPrimitives.ReadUInt32LittleEndian(place)));
                break;
            case SpotKind.Negative:
                BinaryPrimitives.WriteInt32LittleEndian(place, -dice.Below(1000));
                break;
            case SpotKind.Handle:
                BinaryPrimitives.WriteUInt64LittleEndian(place, dice.Chance(50) ? dice.Word() | 0x8000_0000 : dice.Long());
                break;
            case SpotKind.Flags:
                BinaryPrimitives.WriteUInt32LittleEndian(place, BinaryPrimitives.ReadUInt32LittleEndian(place) | spot.Flags);
                break;
            default:
                dice.Bytes(16).CopyTo(place);
                break;
        }

        var isChanged = !bytes.AsSpan().SequenceEqual(spot.IsInOutput ? request.Output : request.Input);
        var broken = (spot.IsInOutput ? request with { Output = bytes } : request with { Input = bytes })
            .Break($"{spot.Kind} at {spot.Offset} of the {(spot.IsInOutput ? "value" : "request")}");
        return spot.IsFatal && isChanged && request.IsMeantValid ? broken with { Fatal = broken.Broken } : broken;
    }

    private static int Length(SpotKind kind) => kind switch { SpotKind.Guid => 16, SpotKind.Handle => 8, _ => 4 };

    private static RawRequest CutInput(RawRequest request, Dice dice) =>
        (request with { Input = request.Input[..dice.Below(request.Input.Length + 1)] }).Break("input cut");

    /// <summary>What a request has to have is there, what its property wants is not.</summary>
    private static RawRequest CutBehindHead(RawRequest request, Dice dice) => request.Input.Length <= KsProperty.NativeSize
        ? CutInput(request, dice)
        : (request with
        {
            Input = request.Input[..(KsProperty.NativeSize + dice.Below(request.Input.Length - KsProperty.NativeSize))],
        }).Break("input cut behind its head");

    private static RawRequest CutOutput(RawRequest request, Dice dice) =>
        (request with { Output = request.Output[..dice.Below(request.Output.Length + 1)] }).Break("output cut");

    private static RawRequest EmptyInput(RawRequest request, Dice dice) => (request with { Input = [] }).Break("no input");

    private static RawRequest EmptyOutput(RawRequest request, Dice dice) => (request with { Output = [] }).Break("no output");

    private static RawRequest OtherSet(RawRequest request, Dice dice) => Overwrite(request, 0, dice.Bytes(16), "unknown set");

    private static RawRequest ForeignSet(RawRequest request, Dice dice) =>
        Overwrite(request, 0, dice.OneOf(GuardedSets.All).ToByteArray(), "foreign set");

    private static RawRequest OtherId(RawRequest request, Dice dice) =>
        Overwrite(request, IdOffset, BitConverter.GetBytes(dice.Chance(70) ? dice.BadNumber() : (uint)dice.Below(20)), "other id");

    private static RawRequest NonsenseFlags(RawRequest request, Dice dice) =>
        Overwrite(request, FlagsOffset, BitConverter.GetBytes(dice.Word()), "nonsense flags");

    private static RawRequest SeveralVerbs(RawRequest request, Dice dice) =>
        Overwrite(request, FlagsOffset, BitConverter.GetBytes((1u << dice.Below(17)) | (1u << dice.Below(17))), "several verbs");

    private static RawRequest OtherVerb(RawRequest request, Dice dice) =>
        Overwrite(request, FlagsOffset, BitConverter.GetBytes(dice.Chance(40) ? 1u << dice.Below(2) : 0x100u << dice.Below(9)), "other verb");

    private static RawRequest NodeOutOfRange(RawRequest request, Dice dice) =>
        OfNode(request, KspNode.NativeSize + dice.Below(3) * 8, dice.BadNumber(), "no such node");

    private static RawRequest CutNode(RawRequest request, Dice dice) =>
        OfNode(request, KsProperty.NativeSize + dice.Below(KspNode.NativeSize - KsProperty.NativeSize), 0, "a node that is cut off");

    private static RawRequest OtherHandle(RawRequest request, Dice dice) =>
        (request with { Handle = (RawHandle)dice.Below(4) }).Break("other handle");

    private static RawRequest OtherCode(RawRequest request, Dice dice) =>
        (request with { Code = dice.Chance(80) ? (uint)dice.OneOf(Enum.GetValues<KsControlCode>()) : dice.Word() }).Break("other code");

    private static RawRequest OtherAccess(RawRequest request, Dice dice) =>
        (request with { Access = dice.OneOf([FileAccess.Read, FileAccess.Write, default]) }).Break("other access");

    private static RawRequest OtherDirection(RawRequest request, Dice dice) => (request with
    {
        Code = (uint)(request.Code == (uint)KsControlCode.ReadStream ? KsControlCode.WriteStream : KsControlCode.ReadStream),
    }).Break("other direction");

    private static RawRequest LostMemory(RawRequest request, Dice dice) =>
        (request with { Data = request.Data![..dice.Below(request.Data!.Length)] }).Break("memory missing");

    private static RawRequest ShortMemory(RawRequest request, Dice dice) =>
        (request with { Data = [.. request.Data!.Select(piece => piece[..dice.Below(piece.Length + 1)])] }).Break("memory too short");

    private static RawRequest Overlong(RawRequest request, Dice dice) => (request with
    {
        Input = [.. request.Input, .. dice.Bytes(dice.Below(dice.Chance(2) ? 20_000 : 100))],
        Output = [.. request.Output, .. dice.Bytes(dice.Below(100))],
    }).Break("overlong");

    private static RawRequest RandomInput(RawRequest request, Dice dice) => (request with { Input = dice.Bytes(dice.Below(120)) }).Break("random input");

    private static RawRequest OfNode(RawRequest request, int length, uint node, string how)
    {
        var input = new byte[length];
        request.Input.AsSpan(0, Math.Min(request.Input.Length, KsProperty.NativeSize)).CopyTo(input);
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(input.AsSpan(FlagsOffset)) | (uint)KsPropertyFlags.Topology;
        BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(FlagsOffset), flags);
        if (length >= KspNode.NativeSize)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(input.AsSpan(KsProperty.NativeSize), node);
        }

        return (request with { Input = input }).Break(how);
    }

    private static RawRequest Overwrite(RawRequest request, int offset, ReadOnlySpan<byte> bytes, string how)
    {
        var input = request.Input.ToArray();
        if (offset + bytes.Length <= input.Length)
        {
            bytes.CopyTo(input.AsSpan(offset));
        }

        return (request with { Input = input }).Break(how);
    }
}
