namespace StreamClass.Testing.Tests.Museum;

/// <summary>All exhibits: every class of the test assembly that is one.</summary>
public static class Exhibits
{
    public static IReadOnlyList<Exhibit> All { get; } =
    [
        .. typeof(Exhibit).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(Exhibit)))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (Exhibit)Activator.CreateInstance(type)!),
    ];
}
