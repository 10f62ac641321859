using System.Collections.Frozen;

namespace StreamClass.ClassDriver.Properties;

/// <summary>A set of properties that the class driver itself answers.</summary>
/// <param name="set">The set.</param>
/// <param name="section">The section of the reference that describes it.</param>
/// <param name="properties">Its properties.</param>
internal sealed class ClassPropertySet(Guid set, string section, params ReadOnlySpan<ClassProperty> properties)
{
    private readonly FrozenDictionary<uint, ClassProperty> _properties =
        properties.ToArray().ToFrozenDictionary(static property => property.Id);

    public Guid Set { get; } = set;

    public string Section { get; } = section;

    public ClassProperty? Find(uint id) => _properties.GetValueOrDefault(id);
}
