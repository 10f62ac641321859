using System.Runtime.InteropServices;
using StreamClass.Ks;
using StreamClass.Tests.RawRequests.Guarded;

namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Reads and writes with headers that are bytes, and flushes.</summary>
internal static class DataShapes
{
    private const uint TypeChanged = (uint)KsStreamHeaderOptions.TypeChanged;
    private const uint TimeValid = (uint)KsStreamHeaderOptions.TimeValid;

    public static ShapeSource Transfers { get; } = new(22, [Read, Write]);

    /// <summary>A change of format is agreed to before: often, because a flush and a stop forget nothing of it.</summary>
    public static ShapeSource FormatChanges { get; } = new(6, [WriteFormat]);

    public static ShapeSource Flushes { get; } = new(4, [Flush, EndFlush, EndFlush]);

    private static RawRequest Read(Dice dice, KnownHandles handles) =>
        Transfer(dice, RawHandle.Output, KsControlCode.ReadStream, GuardedStreams.OutputHeaderExtension);

    private static RawRequest Write(Dice dice, KnownHandles handles) => Transfer(dice, RawHandle.Input, KsControlCode.WriteStream, 0);

    private static RawRequest Transfer(Dice dice, RawHandle handle, KsControlCode code, int extension)
    {
        var size = KsStreamHeader.NativeSize + extension;
        var data = new byte[1 + dice.Below(3)][];
        var headers = new byte[data.Length * size];
        var spots = new List<Spot>();
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = dice.Bytes(dice.Below(200));
            var at = i * size;
            KsStructure.Write(headers.AsSpan(at), Header(dice, size, data[i].Length, code == KsControlCode.WriteStream));
            spots.AddRange(
            [
                new(SpotKind.Size, at, IsFatal: true),
                new(SpotKind.Number, at + Offset(nameof(KsStreamHeader.FrameExtent)), IsFatal: true),
                new(SpotKind.Number, at + Offset(nameof(KsStreamHeader.DataUsed)), IsFatal: true),
                new(SpotKind.Flags, at + Offset(nameof(KsStreamHeader.OptionsFlags)), Flags: TimeValid),
                new(SpotKind.Flags, at + Offset(nameof(KsStreamHeader.OptionsFlags)), Flags: TimeValid),
                new(SpotKind.Flags, at + Offset(nameof(KsStreamHeader.OptionsFlags)), Flags: TypeChanged),
            ]);
        }

        return new RawRequest(handle, (uint)code, headers, []) { Name = $"{code}", Data = data, Spots = spots };
    }

    private static KsStreamHeader Header(Dice dice, int size, int length, bool isWrite)
    {
        var isTimed = dice.Chance(30);
        return new KsStreamHeader
        {
            Size = (uint)size,
            FrameExtent = (uint)length,
            DataUsed = isWrite ? (uint)dice.Below(length + 1) : 0,
            PresentationTime = isTimed ? new KsTime { Time = dice.Below(1000), Numerator = 1, Denominator = 1 } : default,
            OptionsFlags = isTimed ? KsStreamHeaderOptions.TimeValid : 0,
        };
    }

    private static RawRequest WriteFormat(Dice dice, KnownHandles handles)
    {
        // The pin was opened with it, and agrees to it as often as it is proposed; others are refused.
        var format = GuardedStreams.Exact.Block.ToArray();
        var header = new KsStreamHeader
        {
            Size = KsStreamHeader.NativeSize,
            FrameExtent = (uint)format.Length,
            DataUsed = (uint)format.Length,
            OptionsFlags = KsStreamHeaderOptions.TypeChanged,
        };
        var request = new RawRequest(RawHandle.Input, (uint)KsControlCode.WriteStream, KsStructure.ToArray(header), [])
        {
            Name = "a change of format",
            Data = [format],
            Spots =
            [
                new(SpotKind.Size, 0), new(SpotKind.Number, Offset(nameof(KsStreamHeader.DataUsed))),
            ],
        };
        if (dice.Chance(50))
        {
            return request;
        }

        if (dice.Chance(50))
        {
            // The bytes of the format are wrong, not those of the header.
            KsStructure.Write(format, dice.BadSize((uint)format.Length) | 0x1000);
            return request.Break("no format");
        }

        dice.Bytes(16).CopyTo(format, (int)Marshal.OffsetOf<KsDataFormat>(nameof(KsDataFormat.SubFormat)));
        return request.Break("a format that nobody agreed to");
    }

    private static RawRequest Flush(Dice dice, KnownHandles handles) => Reset(dice, KsReset.Begin);

    private static RawRequest EndFlush(Dice dice, KnownHandles handles) => Reset(dice, KsReset.End);

    private static RawRequest Reset(Dice dice, KsReset reset) =>
        new(dice.Chance(50) ? RawHandle.Input : RawHandle.Output, (uint)KsControlCode.ResetState, BitConverter.GetBytes((uint)reset), [])
        {
            Name = $"{KsControlCode.ResetState} {reset}", Spots = [new(SpotKind.Number, 0)],
        };

    private static int Offset(string member) => (int)Marshal.OffsetOf<KsStreamHeader>(member);
}
