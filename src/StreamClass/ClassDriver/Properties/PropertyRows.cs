using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Properties;

/// <summary>The rows of the reference that a request for a property belongs to.</summary>
internal static class PropertyRows
{
    public static bool IsOff(PropertyRequest request) =>
        ConformanceSwitch.IsOff("13.2", NativeNameOf(request.Verb))
        || (request.IsOfNode && ConformanceSwitch.IsOff("13.2 TOPOLOGY"))
        || (IsFromTable(request.Verb) && ConformanceSwitch.IsOff("9 tables"))
        || (request.Known is { } known && ConformanceSwitch.IsOff(request.ClassSet!.Section, known.Name));

    private static bool IsFromTable(KsPropertyFlags verb) =>
        verb is KsPropertyFlags.BasicSupport or KsPropertyFlags.SetSupport or KsPropertyFlags.DefaultValues or KsPropertyFlags.Relations;

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
}
