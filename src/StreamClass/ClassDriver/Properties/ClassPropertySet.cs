using System.Collections.Frozen;

namespace StreamClass.ClassDriver.Properties;

/// <summary>A set of properties that the class driver knows. Ids that it does not have are the minidriver's.</summary>
/// <param name="set">The set.</param>
/// <param name="properties">Its properties.</param>
internal sealed class ClassPropertySet(Guid set, params ReadOnlySpan<ClassProperty> properties)
{
    private readonly FrozenDictionary<uint, ClassProperty> _properties =
        properties.ToArray().ToFrozenDictionary(static property => property.Id);

    public Guid Set { get; } = set;

    /// <summary>Whether the class driver itself answers any of it, so that the set exists without the minidriver.</summary>
    public bool HasAnswers { get; } = HasAnswersAmong(properties);

    public ClassProperty? Find(uint id) => _properties.GetValueOrDefault(id);

    private static bool HasAnswersAmong(ReadOnlySpan<ClassProperty> properties)
    {
        foreach (var property in properties)
        {
            if (property.IsAnswered)
            {
                return true;
            }
        }

        return false;
    }
}
