using StreamClass.ClassDriver.Controls;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>Answers IOCTL_KS_PROPERTY: checks the request, and finds who is to answer it.</summary>
/// <remarks>Reference 9, 13.2. PASSIVE_LEVEL.</remarks>
internal static class PropertyDispatcher
{
    public static ValueTask<KsAnswer> AnswerAsync(ControlRequest control)
    {
        if (PropertyChecks.OfForm(control, out var property) is { } malformed)
        {
            return new(malformed);
        }

        var request = new PropertyRequest(control, in property);
        if (PropertyChecks.OfSet(request) is { } undeclared)
        {
            return new(undeclared);
        }

        return request.Verb switch
        {
            KsPropertyFlags.SetSupport => new(new KsAnswer(NtStatus.Success)),
            KsPropertyFlags.SerializeSet => PropertySerialization.SerializeAsync(request),
            KsPropertyFlags.UnserializeSet => PropertySerialization.UnserializeAsync(request),
            _ => AnswerOfPropertyAsync(request),
        };
    }

    private static ValueTask<KsAnswer> AnswerOfPropertyAsync(PropertyRequest request)
    {
        if (PropertyChecks.OfProperty(request) is { } unknown)
        {
            return new(unknown);
        }

        return request.Verb switch
        {
            KsPropertyFlags.Get => PropertyAccess.GetAsync(request),
            KsPropertyFlags.Set => PropertyAccess.SetAsync(request),
            KsPropertyFlags.SerializeRaw or KsPropertyFlags.UnserializeRaw => PropertyAccess.AskSupportHandlerAsync(request),
            KsPropertyFlags.SerializeSize => PropertySerialization.GetSizeAsync(request),
            _ when request.HasSupportHandler => PropertyAccess.AskSupportHandlerAsync(request),
            KsPropertyFlags.Relations => new(PropertySupport.DescribeRelations(request)),
            _ => new(PropertySupport.Describe(request)),
        };
    }
}
