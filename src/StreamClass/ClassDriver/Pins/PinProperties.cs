using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Properties;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Pins;

/// <summary>What the class driver says of a filter's pin types, out of what the minidriver described.</summary>
/// <remarks>Native name: KSPROPSETID_Pin. Ids 15 and 16 are newer than the stream class: no declaration brings them here. Reference 13.3.</remarks>
internal static class PinProperties
{
    /// <summary>What a request for an intersection has at least: the list of ranges, which may be empty.</summary>
    private const uint MinIntersection = KspPin.NativeSize + KsMultipleItem.NativeSize;

    public static ClassPropertySet Set { get; } = new(
        KsPropertySetId.Pin,
        OfPin(KsPropertyPin.CInstances, KsPinCInstances.NativeSize, CountInstances),
        new ClassProperty((uint)KsPropertyPin.CTypes, KsProperty.NativeSize, sizeof(uint)) { Get = CountTypes },
        OfPin(KsPropertyPin.DataFlow, sizeof(uint), static (pin, output) => ValueAnswer.Write(output, (uint)pin.Information.DataFlow)),
        OfPin(KsPropertyPin.DataRanges, 0, ListRanges),
        new ClassProperty((uint)KsPropertyPin.DataIntersection, MinIntersection) { Get = Intersect },
        OfPin(KsPropertyPin.Interfaces, 0, static (pin, output) => ListAnswer.Write(output, PinOffers.Interfaces())),
        OfPin(KsPropertyPin.Mediums, 0, static (pin, output) => ListAnswer.Write(output, PinOffers.Mediums(pin.Information))),
        OfPin(KsPropertyPin.Communication, sizeof(uint), static (pin, output) =>
            ValueAnswer.Write(output, (uint)CommunicationOf(pin.Information.BridgeStream))),
        ClassProperty.OfMinidriver((uint)KsPropertyPin.GlobalCInstances),
        ClassProperty.OfMinidriver((uint)KsPropertyPin.NecessaryInstances),
        ClassProperty.OfMinidriver((uint)KsPropertyPin.PhysicalConnection),
        OfPin(KsPropertyPin.Category, 16, static (pin, output) =>
            pin.Information.Category is { } category ? ValueAnswer.Write(output, category) : new KsAnswer(NtStatus.NotFound)),
        OfPin(KsPropertyPin.Name, 0, static (pin, output) => NameAnswer.Write(output, pin.Filter.Device, pin.Information.Name)),
        OfPin(KsPropertyPin.ConstrainedDataRanges, 0, ListRanges),
        ClassProperty.OfMinidriver((uint)KsPropertyPin.ProposeDataFormat),
        ClassProperty.OfNobody(15),
        ClassProperty.OfNobody(16));

    /// <summary>Writes the answer to a request whose pin type exists.</summary>
    private delegate KsAnswer PinAnswer(PinTypeRequest pin, Span<byte> output);

    private static ClassProperty OfPin(KsPropertyPin id, uint minData, PinAnswer answer) =>
        new((uint)id, KspPin.NativeSize, minData)
        {
            Get = request => new ValueTask<KsAnswer>(
                PinTypeRequest.TryRead(request, out var pin) ? answer(pin, request.Output.Span) : PinTypeRequest.Refusal),
        };

    /// <summary>A stream takes the requests of clients: SINK, not NONE, which one page calls the sink (reference 13.13).</summary>
    private static KsPinCommunication CommunicationOf(bool isBridge) =>
        isBridge ? KsPinCommunication.Bridge : KsPinCommunication.Sink;

    private static KsAnswer CountInstances(PinTypeRequest pin, Span<byte> output) => ValueAnswer.Write(output, new KsPinCInstances
    {
        PossibleCount = pin.Information.NumberOfPossibleInstances,
        CurrentCount = pin.Filter.Device.CountStreams(pin.Filter, pin.PinId),
    });

    private static ValueTask<KsAnswer> CountTypes(ControlRequest request) =>
        new(ValueAnswer.Write(request.Output.Span, (uint)PinTypeRequest.FilterOf(request).Descriptor.StreamInfo.Count));

    private static KsAnswer ListRanges(PinTypeRequest pin, Span<byte> output) =>
        ListAnswer.Write(output, pin.Information.StreamFormatsArray);

    private static ValueTask<KsAnswer> Intersect(ControlRequest request)
    {
        if (!PinTypeRequest.TryRead(request, out var pin))
        {
            return new ValueTask<KsAnswer>(PinTypeRequest.Refusal);
        }

        return RangeList.TryRead(request.Input.Span[KspPin.NativeSize..], out var ranges)
            ? DataIntersection.FindAsync(request, pin, ranges)
            : new ValueTask<KsAnswer>(RangeList.Refusal);
    }
}
