using System.Reflection;

namespace StreamClass.Tests.Conformance;

/// <summary>The types and members of the packages by the names that rows give them.</summary>
internal sealed class OurNames
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private readonly ILookup<string, Type> _types = new[] { typeof(Machine), typeof(Testing.Simulation) }
        .SelectMany(static member => member.Assembly.GetTypes())
        .ToLookup(static type => Plain(type.Name));

    /// <summary>Whether there is such a type, or such a member of such a type.</summary>
    /// <param name="name">A type without its namespace; a member or a nested type follows after a dot.</param>
    public bool Exists(string name)
    {
        var parts = name.Split('.');
        var types = _types[parts[0]];
        for (var i = 1; i < parts.Length - 1; i++)
        {
            types = types.SelectMany(type => type.GetNestedTypes(Any).Where(nested => Plain(nested.Name) == parts[i]));
        }

        return parts.Length == 1 ? types.Any() : types.Any(type => HasMember(type, parts[^1]));
    }

    private static bool HasMember(Type type, string name) =>
        type.GetMembers(Any).Any(member => Plain(member.Name) == name)
        || (type.IsInterface && type.GetInterfaces().Any(inherited => HasMember(inherited, name)));

    /// <summary>A name without the number of its type parameters.</summary>
    private static string Plain(string name) => name.Split('`')[0];
}
