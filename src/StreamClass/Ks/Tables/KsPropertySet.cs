using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Declares a set of properties.</summary>
/// <remarks>Native name: KSPROPERTY_SET, natively 40 bytes; it holds pointers, so ours is an object. Reference 9, 14.1.</remarks>
/// <param name="set">The set.</param>
/// <param name="propertyItem">Its properties.</param>
[NativeName("KSPROPERTY_SET")]
public sealed class KsPropertySet(Guid set, params IReadOnlyList<KsPropertyItem> propertyItem) : IKsSet
{
    /// <summary>The set.</summary>
    public Guid Set { get; } = set;

    /// <summary>Its properties.</summary>
    public IReadOnlyList<KsPropertyItem> PropertyItem { get; } = propertyItem;

    /// <summary>The property of an id, or null.</summary>
    /// <param name="id">The id within the set.</param>
    public KsPropertyItem? Find(uint id)
    {
        foreach (var item in PropertyItem)
        {
            if (item.PropertyId == id)
            {
                return item;
            }
        }

        return null;
    }
}
