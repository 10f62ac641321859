using StreamClass.ClassDriver.Properties;
using StreamClass.Ks;

namespace StreamClass.ClassDriver.Filters;

/// <summary>The property sets that the class driver knows on a filter.</summary>
/// <remarks>Reference 13.4.</remarks>
internal static class FilterPropertySets
{
    public static ClassPropertySet General { get; } = new(
        KsPropertySetId.General, ClassProperty.OfMinidriver((uint)KsPropertyGeneral.ComponentId));
}
