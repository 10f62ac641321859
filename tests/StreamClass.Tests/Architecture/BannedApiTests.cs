using System.Runtime.CompilerServices;
using StreamClass.Testing;

namespace StreamClass.Tests.Architecture;

/// <summary>Above the seam nothing depends on real time, real threads or chance; the analyzer sees the source, this sees the compiled code.</summary>
public sealed class BannedApiTests
{
    /// <summary>What the design bans, and what the compiler makes of it.</summary>
    private static readonly string[] Banned =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Diagnostics.Stopwatch",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Threading.Tasks.Task.Delay", "System.Threading.Tasks.Task.Run", "System.Threading.Thread", "System.Threading.ThreadPool",
        "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.Threading.SpinWait", "System.Threading.SpinLock",
        "System.Threading.Monitor", "System.Threading.Lock", "System.Threading.SemaphoreSlim", "System.Threading.ManualResetEventSlim",
        "System.Random.get_Shared", "System.Guid.NewGuid",
    ];

    [Fact]
    public void Code_OutsideOfTheLiveDrive_UsesNothingBanned()
    {
        using var code = new CompiledCode(typeof(Machine).Assembly);
        var banned = Banned.Concat(Analyzed()).ToHashSet();
        var uses = code.Uses().Where(use => banned.Contains(use.Type) || banned.Contains($"{use.Type}.{use.Member}")).ToArray();
        uses.Should().Contain(static use => use.UserNamespace == "StreamClass.Kernel.Live", "otherwise the test sees nothing");
        uses.Where(static use => use.UserNamespace != "StreamClass.Kernel.Live").Should().BeEmpty();
    }

    [Fact]
    public void Code_OfTheSimulation_UsesNothingBannedButWhereItsThreadsAre()
    {
        using var code = new CompiledCode(typeof(Simulation).Assembly);
        var banned = Banned.Concat(Analyzed()).ToHashSet();

        // Names do not tell a delay of the machine's TimeProvider, which is allowed, from one in real time; the analyzer does.
        banned.Remove("System.Threading.Tasks.Task.Delay");
        code.Uses().Where(use => banned.Contains(use.Type) || banned.Contains($"{use.Type}.{use.Member}"))
            .Select(static use => $"{use.UserNamespace}.{use.User}").Distinct().Should().BeEquivalentTo(
            [
                "StreamClass.Testing.Scheduling.Carrier",
                "StreamClass.Testing.Scheduling.CarrierPool",
                "StreamClass.Testing.Scheduling.Player",
                "StreamClass.Testing.Runs.RunState",
            ],
            "these are the carriers, who keeps them, and who waits for them in real time");
    }

    [Fact]
    public void BannedSymbols_OfTheAnalyzer_NameAllThatIsBanned() =>
        Banned.Except(["System.Threading.PeriodicTimer"]).Should().BeSubsetOf(Analyzed());

    /// <summary>The analyzer's list in the form of compiled names.</summary>
    private static HashSet<string> Analyzed() =>
    [
        .. File.ReadLines(Path.Combine(Source.Root, "src/StreamClass/BannedSymbols.txt"))
            .Where(static line => line.Contains(':'))
            .Select(static line => Compiled(line[0], line[2..].Split(';')[0].Split('(')[0].Split('`')[0])),
    ];

    private static string Compiled(char kind, string name)
    {
        var dot = name.LastIndexOf('.');
        return kind == 'P' ? $"{name[..dot]}.get_{name[(dot + 1)..]}" : name;
    }
}

/// <summary>Where the source is.</summary>
internal static class Source
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "../../.."));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
