using StreamClass.Ks;

namespace StreamClass.Client;

/// <summary>The bytes of a request for a property or method that a client gave as a structure.</summary>
internal static class PropertyInput
{
    /// <summary>Fills in what is asked, unless the structure says it itself.</summary>
    public static byte[] Of<TRequest>(in TRequest request, KsPropertyFlags verb)
        where TRequest : unmanaged
    {
        var input = KsStructure.ToArray(in request);
        if (KsStructure.TryRead<KsProperty>(input, out var head) && (head.Flags & ~KsPropertyFlags.Topology) == 0)
        {
            head.Flags |= verb;
            KsStructure.Write(input, in head);
        }

        return input;
    }
}
