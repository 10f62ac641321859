using System.Diagnostics.CodeAnalysis;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Filters;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Pins;

/// <summary>A request about one pin type of a filter: a KSP_PIN whose pin type exists.</summary>
/// <param name="Filter">The filter that was asked.</param>
/// <param name="PinId">The index of the stream.</param>
/// <param name="Information">What the minidriver said of the stream.</param>
internal sealed record PinTypeRequest(ClassFilter Filter, int PinId, HwStreamInformation Information)
{
    /// <summary>What a request for a pin type that does not exist is answered.</summary>
    public static KsAnswer Refusal => KsAnswer.Refuse(KsRequestCheck.PinId, NtStatus.InvalidParameter);

    public static ClassFilter FilterOf(ControlRequest request) => (ClassFilter)request.Target;

    /// <summary>Reads the pin type out of a request that is at least as long as a KSP_PIN.</summary>
    public static bool TryRead(ControlRequest request, [NotNullWhen(true)] out PinTypeRequest? pin)
    {
        pin = null;
        var filter = FilterOf(request);
        if (!KsStructure.TryRead<KspPin>(request.Input.Span, out var asked))
        {
            return false;
        }

        var streams = filter.Descriptor.StreamInfo;
        var id = asked.PinId;
        if (id >= (uint)streams.Count)
        {
            return false;
        }

        pin = new PinTypeRequest(filter, (int)id, streams[(int)id]);
        return true;
    }
}
