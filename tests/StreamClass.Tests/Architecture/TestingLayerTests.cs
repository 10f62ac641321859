using StreamClass.Testing;

namespace StreamClass.Tests.Architecture;

/// <summary>The folders of StreamClass.Testing are layers as well; a layer uses only those before it. Read from the compiled code.</summary>
public sealed class TestingLayerTests
{
    private const string Root = "StreamClass.Testing";

    /// <summary>Types of the root namespace that everybody speaks of, in the layers where they belong; the others are the entry points.</summary>
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
        "Invariants", "Simulations", "Injections", "Exploration", "Transfers", "Assertions", "Scripting", "EntryPoints",
    ];

    [Fact]
    public void Types_OfEachLayer_UseOnlyTheLayersBelow()
    {
        using var code = new CompiledCode(typeof(Simulation).Assembly);
        var uses = code.Uses().Where(static use => IsOurs(use.UserNamespace) && IsOurs(use.Namespace))
            .Select(static use => (Use: use, User: LayerOf(use.UserNamespace, use.User), Used: LayerOf(use.Namespace, use.Type[(use.Namespace.Length + 1)..]))).ToArray();
        uses.Select(static use => use.User).Distinct().Should().BeEquivalentTo(BottomToTop, "each layer is there, and nothing else");
        uses.Where(static use => Array.IndexOf(BottomToTop, use.Used) > Array.IndexOf(BottomToTop, use.User)).Select(static use => use.Use)
            .Should().BeEmpty();
    }

    private static bool IsOurs(string name) => name == Root || name.StartsWith(Root + ".", StringComparison.Ordinal);

    /// <summary>The layer of a type: its folder, or what the table says of a type in the root namespace.</summary>
    private static string LayerOf(string space, string type) =>
        space == Root ? RootTypes.GetValueOrDefault(type, "EntryPoints") : space[(Root.Length + 1)..].Split('.')[0];
}
