using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>The rows of the reference that a request for a property belongs to.</summary>
internal static class PropertyRows
{
    public static bool IsOff(PropertyRequest request) =>
        ConformanceSwitch.IsOff("13.2", NativeNameOf(request.Verb))
        || (request.IsOfNode && ConformanceSwitch.IsOff("13.2 TOPOLOGY"))
        || (IsFromTable(request.Verb) && ConformanceSwitch.IsOff("9 tables"))
        || (request.Known is { } known && ConformanceSwitch.IsOff(SectionOf(request.Property.Set), NativeNameOf(request.Property.Set, known.Id)));

    private static bool IsFromTable(KsPropertyFlags verb) =>
        verb is KsPropertyFlags.BasicSupport or KsPropertyFlags.SetSupport or KsPropertyFlags.DefaultValues or KsPropertyFlags.Relations;

    /// <summary>The section that describes a set that the class driver knows.</summary>
    private static string SectionOf(Guid set) =>
        set == KsPropertySetId.Pin ? "13.3"
        : set == KsPropertySetId.Clock ? "13.5"
        : set == KsPropertySetId.Topology ? "13.6"
        : "13.4";

    private static string NativeNameOf(KsPropertyFlags verb) => verb switch
    {
        KsPropertyFlags.Get => "GET",
        KsPropertyFlags.Set => "SET",
        KsPropertyFlags.SetSupport => "SETSUPPORT",
        KsPropertyFlags.BasicSupport => "BASICSUPPORT",
        KsPropertyFlags.Relations => "RELATIONS",
        KsPropertyFlags.SerializeSet => "SERIALIZESET",
        KsPropertyFlags.UnserializeSet => "UNSERIALIZESET",
        KsPropertyFlags.SerializeRaw => "SERIALIZERAW",
        KsPropertyFlags.UnserializeRaw => "UNSERIALIZERAW",
        KsPropertyFlags.SerializeSize => "SERIALIZESIZE",
        _ => "DEFAULTVALUES",
    };

    /// <summary>The native name of a property without that of its set, which is ours in capitals but for a few.</summary>
    private static string NativeNameOf(Guid set, uint id) =>
        set == KsPropertySetId.Pin ? id switch
        {
            15 => "PROPOSEDATAFORMAT2",
            16 => "MODEDATAFORMATS",
            _ => InCapitals((KsPropertyPin)id),
        }
        : set == KsPropertySetId.Connection ? (KsPropertyConnection)id switch
        {
            KsPropertyConnection.AllocatorFramingEx => "ALLOCATORFRAMING_EX",
            var property => InCapitals(property),
        }
        : set == KsPropertySetId.Stream ? (KsPropertyStream)id switch
        {
            KsPropertyStream.PipeId => "PIPE_ID",
            var property => InCapitals(property),
        }
        : set == KsPropertySetId.Clock ? InCapitals((KsPropertyClock)id)
        : set == KsPropertySetId.Topology ? InCapitals((KsPropertyTopology)id)
        : set == KsPropertySetId.StreamInterface ? InCapitals((KsPropertyStreamInterface)id)
        : set == KsPropertySetId.Quality ? InCapitals((KsPropertyQuality)id)
        : InCapitals((KsPropertyGeneral)id);

    private static string InCapitals<T>(T property)
        where T : struct, Enum => property.ToString().ToUpperInvariant();
}
