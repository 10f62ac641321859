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
        "13.3",
        OfPin(KsPropertyPin.CInstances, "CINSTANCES", KsPinCInstances.NativeSize, CountInstances),
        new ClassProperty((uint)KsPropertyPin.CTypes, "CTYPES", KsProperty.NativeSize, sizeof(uint)) { Get = CountTypes },
        OfPin(KsPropertyPin.DataFlow, "DATAFLOW", sizeof(uint), static (pin, output) => ValueAnswer.Write(output, (uint)pin.Information.DataFlow)),
        OfPin(KsPropertyPin.DataRanges, "DATARANGES", 0, ListRanges),
        new ClassProperty((uint)KsPropertyPin.DataIntersection, "DATAINTERSECTION", MinIntersection) { Get = Intersect },
        OfPin(KsPropertyPin.Interfaces, "INTERFACES", 0, static (pin, output) => ListAnswer.Write(output, PinOffers.Interfaces())),
        OfPin(KsPropertyPin.Mediums, "MEDIUMS", 0, static (pin, output) => ListAnswer.Write(output, PinOffers.Mediums(pin.Information))),
        OfPin(KsPropertyPin.Communication, "COMMUNICATION", sizeof(uint), static (pin, output) =>
            ValueAnswer.Write(output, (uint)CommunicationOf(pin.Information.BridgeStream))),
        ClassProperty.OfMinidriver((uint)KsPropertyPin.GlobalCInstances, "GLOBALCINSTANCES"),
        ClassProperty.OfMinidriver((uint)KsPropertyPin.NecessaryInstances, "NECESSARYINSTANCES"),
        ClassProperty.OfMinidriver((uint)KsPropertyPin.PhysicalConnection, "PHYSICALCONNECTION"),
        OfPin(KsPropertyPin.Category, "CATEGORY", 16, static (pin, output) =>
            pin.Information.Category is { } category ? ValueAnswer.Write(output, category) : new KsAnswer(NtStatus.NotFound)),
        OfPin(KsPropertyPin.Name, "NAME", 0, static (pin, output) => NameAnswer.Write(output, pin.Filter.Device, pin.Information.Name)),
        OfPin(KsPropertyPin.ConstrainedDataRanges, "CONSTRAINEDDATARANGES", 0, ListRanges),
        ClassProperty.OfMinidriver((uint)KsPropertyPin.ProposeDataFormat, "PROPOSEDATAFORMAT"),
        ClassProperty.OfNobody(15, "PROPOSEDATAFORMAT2"),
        ClassProperty.OfNobody(16, "MODEDATAFORMATS"));

    /// <summary>Writes the answer to a request whose pin type exists.</summary>
    private delegate KsAnswer PinAnswer(PinTypeRequest pin, Span<byte> output);

    private static ClassProperty OfPin(KsPropertyPin id, string name, uint minData, PinAnswer answer) =>
        new((uint)id, name, KspPin.NativeSize, minData)
        {
            Get = request => new ValueTask<KsAnswer>(
                PinTypeRequest.TryRead(request, out var pin) ? answer(pin, request.Output.Span) : PinTypeRequest.Refusal),
        };

    /// <summary>A stream takes the requests of clients: SINK, not NONE, which one page calls the sink (reference 13.13).</summary>
    private static KsPinCommunication CommunicationOf(bool isBridge) =>
        isBridge ? KsPinCommunication.Bridge
        : ConformanceSwitch.IsOff("13.13 communication-none") ? KsPinCommunication.None
        : KsPinCommunication.Sink;

    private static KsAnswer CountInstances(PinTypeRequest pin, Span<byte> output) => ValueAnswer.Write(output, new KsPinCInstances
    {
        PossibleCount = pin.Information.NumberOfPossibleInstances,
        CurrentCount = pin.Filter.Device.CountStreams(pin.Filter, pin.PinId),
    });

    private static ValueTask<KsAnswer> CountTypes(ControlRequest request) =>
        new(ValueAnswer.Write(request.Output.Span, (uint)PinTypeRequest.FilterOf(request).Descriptor.StreamInfo.Count));

    private static KsAnswer ListRanges(PinTypeRequest pin, Span<byte> output) =>
        ListAnswer.Write(output, ConformanceSwitch.IsOff("13.7 formats-array") ? [pin.Information.StreamFormatsArray[0]] : pin.Information.StreamFormatsArray);

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
