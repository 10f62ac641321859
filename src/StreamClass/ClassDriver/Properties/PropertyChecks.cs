using StreamClass.ClassDriver.Controls;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>The checks of a request for a property, in their order. Each gives the refusal, or null.</summary>
/// <remarks>Reference 9, 13.2.</remarks>
internal static class PropertyChecks
{
    /// <summary>Is the request long enough to say what it wants, and does it want one thing?</summary>
    public static KsAnswer? OfForm(ControlRequest control, out KsProperty property)
    {
        if (!KsStructure.TryRead(control.Input.Span, out property))
        {
            return KsAnswer.Refuse(KsRequestCheck.RequestLength, NtStatus.InvalidBufferSize);
        }

        if ((property.Flags & KsPropertyFlags.Topology) != 0 && control.Input.Length < KspNode.NativeSize)
        {
            return KsAnswer.Refuse(KsRequestCheck.NodeLength, NtStatus.InvalidBufferSize);
        }

        return IsVerb(property.Flags & ~KsPropertyFlags.Topology) ? null : KsAnswer.Refuse(KsRequestCheck.Flags, NtStatus.InvalidParameter);
    }

    /// <summary>Is there such a set?</summary>
    public static KsAnswer? OfSet(PropertyRequest request) =>
        request.HasSet ? null : KsAnswer.Refuse(KsRequestCheck.Set, NtStatus.PropsetNotFound);

    /// <summary>Is there such a property?</summary>
    public static KsAnswer? OfProperty(PropertyRequest request) =>
        request.HasProperty ? OfNode(request) : KsAnswer.Refuse(KsRequestCheck.Id, NtStatus.NotFound);

    /// <summary>Is everything there that a get or a set needs? The lengths come first.</summary>
    public static KsAnswer? OfAccess(PropertyRequest request, bool isSupported)
    {
        if (request.Control.Input.Length < request.MinProperty)
        {
            return KsAnswer.Refuse(KsRequestCheck.MinRequest, NtStatus.BufferTooSmall);
        }

        if (request.Control.Output.Length < request.MinData)
        {
            return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
        }

        return isSupported ? null : KsAnswer.Refuse(KsRequestCheck.Direction, NtStatus.NotFound);
    }

    /// <summary>Can the minidriver be asked for more than gets and sets?</summary>
    public static KsAnswer? OfSupportHandler(PropertyRequest request)
    {
        if (!request.HasSupportHandler)
        {
            return KsAnswer.Refuse(KsRequestCheck.SupportHandler, NtStatus.NotFound);
        }

        return request.Control.Input.Length < request.MinProperty ? KsAnswer.Refuse(KsRequestCheck.MinRequest, NtStatus.BufferTooSmall) : null;
    }

    private static KsAnswer? OfNode(PropertyRequest request) =>
        !request.IsOfNode || request.Control.HasNode ? null : KsAnswer.Refuse(KsRequestCheck.Node, NtStatus.InvalidParameter);

    private static bool IsVerb(KsPropertyFlags verb) => verb is KsPropertyFlags.Get or KsPropertyFlags.Set
        or KsPropertyFlags.SetSupport or KsPropertyFlags.BasicSupport or KsPropertyFlags.Relations or KsPropertyFlags.SerializeSet
        or KsPropertyFlags.UnserializeSet or KsPropertyFlags.SerializeRaw or KsPropertyFlags.UnserializeRaw or KsPropertyFlags.SerializeSize
        or KsPropertyFlags.DefaultValues;
}
