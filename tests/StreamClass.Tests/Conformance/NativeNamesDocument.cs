using System.Reflection;
using System.Text;
using StreamClass.Kernel;

namespace StreamClass.Tests.Conformance;

/// <summary>docs/native-names.md, as it follows from what the types and members carry.</summary>
internal static class NativeNamesDocument
{
    public const string Path = "docs/native-names.md";

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const string Head = """
        # Native names

        What the native interface calls it, and what it is here. Members stand with their type, and carry the native name of their own.

        This file is generated from the `[NativeName]` of the types and members of the package, and a test compares it with them;
        `STREAMCLASS_ACCEPT_CONFORMANCE=1 dotnet test tests/StreamClass.Tests --filter Conformance` writes it anew.

        """;

    public static string Generate()
    {
        var names = new List<(string Native, string Ours)>();
        foreach (var type in typeof(Machine).Assembly.GetExportedTypes())
        {
            Add(names, type, NameOf(type));
            foreach (var member in type.GetMembers(Declared).Where(static member => member is not Type))
            {
                Add(names, member, $"{NameOf(type)}.{member.Name}");
            }
        }

        var text = new StringBuilder(Head).Append('\n');
        text.Append($"{names.Distinct().Count()} names.\n\n| native | ours |\n|---|---|\n");
        foreach (var (native, ours) in names.Distinct().OrderBy(static name => name.Native, StringComparer.OrdinalIgnoreCase).ThenBy(static name => name.Ours, StringComparer.Ordinal))
        {
            text.Append($"| {native} | `{ours}` |\n");
        }

        return text.ToString();
    }

    private static void Add(List<(string Native, string Ours)> names, MemberInfo member, string ours)
    {
        if (member.GetCustomAttribute<NativeNameAttribute>() is { } native)
        {
            names.Add((native.Name, ours));
        }
    }

    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{NameOf(outer)}.{name}" : name;
    }
}
