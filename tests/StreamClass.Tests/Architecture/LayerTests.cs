namespace StreamClass.Tests.Architecture;

/// <summary>A layer uses only those below it; read from the compiled code.</summary>
public sealed class LayerTests
{
    private const string Root = "StreamClass";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Kernel"] = [],
        ["Kernel.Live"] = ["Kernel"],
        ["Ks"] = ["Kernel"],
        ["Hardware"] = ["Kernel"],
        ["Minidriver"] = ["Kernel", "Ks", "Hardware"],
        ["ClassDriver"] = ["Kernel", "Ks", "Hardware", "Minidriver"],
        ["PlugAndPlay"] = ["Kernel", "Ks", "Hardware", "Minidriver", "ClassDriver"],
        ["Client"] = ["Kernel", "Ks", "Hardware", "Minidriver", "ClassDriver", "PlugAndPlay"],
        ["Diagnostics"] = ["Kernel", "Ks", "Hardware", "Minidriver", "ClassDriver", "PlugAndPlay"],
        ["Verifier"] = ["Kernel", "Ks", "Hardware", "Minidriver", "ClassDriver", "PlugAndPlay"],
    };

    [Fact]
    public void Types_OfEachLayer_UseOnlyTheLayersBelow()
    {
        using var code = new CompiledCode(typeof(Machine).Assembly);
        var uses = code.Uses().Where(static use => IsOurs(use.UserNamespace) && IsOurs(use.Namespace)).ToArray();
        uses.Select(static use => LayerOf(use.UserNamespace)).Distinct().Should().Contain(["Kernel", "Hardware", "ClassDriver", "Client", string.Empty]);
        uses.Where(static use => !Permits(LayerOf(use.UserNamespace), LayerOf(use.Namespace))).Should().BeEmpty();
    }

    [Fact]
    public void Namespaces_OfTheAssembly_AreAllLayers()
    {
        typeof(Machine).Assembly.GetTypes().Select(static type => type.Namespace).Where(static name => name is not null && IsOurs(name))
            .Select(static name => LayerOf(name!)).Distinct().Should().BeSubsetOf([.. Allowed.Keys, string.Empty]);
    }

    private static bool IsOurs(string name) => name == Root || name.StartsWith(Root + ".", StringComparison.Ordinal);

    private static bool Permits(string user, string used) =>
        user.Length == 0 || user == used || (Allowed.TryGetValue(user, out var allowed) && allowed.Contains(used));

    /// <summary>The layer of a namespace: empty for the root. Live is a layer of its own above the kernel.</summary>
    private static string LayerOf(string name)
    {
        if (name == Root)
        {
            return string.Empty;
        }

        var path = name[(Root.Length + 1)..];
        return path.StartsWith("Kernel.Live", StringComparison.Ordinal) ? "Kernel.Live" : path.Split('.')[0];
    }
}
