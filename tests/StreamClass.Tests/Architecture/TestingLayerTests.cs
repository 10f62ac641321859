using StreamClass.Testing;

namespace StreamClass.Tests.Architecture;

/// <summary>The folders of StreamClass.Testing are layers as well: one uses only those below it; read from the compiled code.</summary>
public sealed class TestingLayerTests
{
    private const string Root = "StreamClass.Testing";

    /// <summary>What everybody speaks of has its layer here, as it is in the root namespace; the rest of that are the entry points.</summary>
    private static readonly Dictionary<string, string> RootTypes = new()
    {
        [nameof(SimulationFailure)] = "Results",
        [nameof(SimulationException)] = "Results",
        [nameof(SimulationResult)] = "Results",
        [nameof(RunChecks)] = "Options",
        [nameof(SimulationCosts)] = "Options",
        [nameof(SimulationOptions)] = "Options",
        [nameof(StreamTransfer)] = "Transfers",
    };

    private static readonly string[] BottomToTop =
    [
        "Tracing", "Results", "Leaving", "Threads", "Choices", "Runs", "Timing", "Faults", "Recording", "Coverage", "Options", "Scheduling",
        "Invariants", "Simulations", "Exploration", "Injections", "Transfers", "Assertions", "Scripting", "EntryPoints",
    ];

    [Fact]
    public void Types_OfEachLayer_UseOnlyTheLayersBelow()
    {
        using var code = new CompiledCode(typeof(Simulation).Assembly);
        var uses = code.Uses().Where(static use => IsOurs(use.UserNamespace) && IsOurs(use.Namespace)).ToArray();
        uses.Select(UserOf).Distinct().Should().BeEquivalentTo(BottomToTop, "each layer is there, and nothing else");
        uses.Where(static use => Height(UsedBy(use)) > Height(UserOf(use))).Should().BeEmpty();
    }

    private static bool IsOurs(string name) => name == Root || name.StartsWith(Root + ".", StringComparison.Ordinal);

    private static int Height(string layer) => Array.IndexOf(BottomToTop, layer);

    private static string UserOf(CompiledCode.Use use) => LayerOf(use.UserNamespace, use.User);

    private static string UsedBy(CompiledCode.Use use) => LayerOf(use.Namespace, use.Type[(use.Namespace.Length + 1)..]);

    /// <summary>The layer of a type: its folder, or what the table says of a type in the root namespace.</summary>
    private static string LayerOf(string space, string type) =>
        space == Root ? RootTypes.GetValueOrDefault(type, "EntryPoints") : space[(Root.Length + 1)..].Split('.')[0];
}
