using StreamClass.ClassDriver.Controls;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Methods;

/// <summary>The checks of a call of a method, in their order. Each gives the refusal, or null.</summary>
/// <remarks>Reference 9, 13.8.</remarks>
internal static class MethodChecks
{
    /// <summary>Is the request long enough to say what it wants, and does it want one thing?</summary>
    public static KsAnswer? OfForm(ControlRequest control, out KsMethod method)
    {
        if (!KsStructure.TryRead(control.Input.Span, out method))
        {
            return KsAnswer.Refuse(KsRequestCheck.RequestLength, NtStatus.InvalidBufferSize);
        }

        if ((method.Flags & KsMethodFlags.Topology) != 0 && control.Input.Length < KspNode.NativeSize)
        {
            return KsAnswer.Refuse(KsRequestCheck.NodeLength, NtStatus.InvalidBufferSize);
        }

        return (method.Flags & ~KsMethodFlags.Topology) is KsMethodFlags.Send or KsMethodFlags.SetSupport or KsMethodFlags.BasicSupport
            ? null
            : KsAnswer.Refuse(KsRequestCheck.Flags, NtStatus.InvalidParameter);
    }

    /// <summary>Is there such a set?</summary>
    public static KsAnswer? OfSet(MethodRequest request) =>
        request.DeclaredSet is null ? KsAnswer.Refuse(KsRequestCheck.Set, NtStatus.PropsetNotFound) : null;

    /// <summary>Is there such a method, and such a node?</summary>
    public static KsAnswer? OfMethod(MethodRequest request)
    {
        if (request.Item is null)
        {
            return KsAnswer.Refuse(KsRequestCheck.Id, NtStatus.NotFound);
        }

        return !request.IsOfNode || request.Control.HasNode ? null : KsAnswer.Refuse(KsRequestCheck.Node, NtStatus.InvalidParameter);
    }

    /// <summary>Is everything there that a call needs? The lengths come first.</summary>
    public static KsAnswer? OfCall(MethodRequest request)
    {
        if (OfLength(request) is { } refusal)
        {
            return refusal;
        }

        if (request.Control.Output.Length < request.Item!.MinData)
        {
            return KsAnswer.Refuse(KsRequestCheck.ValueLength, NtStatus.BufferTooSmall);
        }

        return request.Item.MethodSupported ? null : KsAnswer.Refuse(KsRequestCheck.Direction, NtStatus.NotFound);
    }

    /// <summary>Is the request as long as the method wants it?</summary>
    public static KsAnswer? OfLength(MethodRequest request) =>
        request.Control.Input.Length < request.Item!.MinMethod ? KsAnswer.Refuse(KsRequestCheck.MinRequest, NtStatus.BufferTooSmall) : null;
}
