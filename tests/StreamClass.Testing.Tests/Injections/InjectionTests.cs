using StreamClass.Testing.Faults;
using StreamClass.Testing.Injections;
using StreamClass.Testing.Tests.Faults;

namespace StreamClass.Testing.Tests.Injections;

/// <summary>A good minidriver bears everything; each bad one is found.</summary>
public class InjectionTests
{
    private static readonly Func<Machine, Task> Good = Transfers.Of(static () => new TransferMinidriver());

    private static readonly InjectionOptions ExceptCorruption = new()
    {
        Kinds = [FaultKind.RegisterFailure, FaultKind.SlowRegister, FaultKind.DmaAbort],
    };

    private static readonly Dictionary<string, Func<Func<Machine, Task>, InjectionResult>> Families = new()
    {
        ["mapping"] = static scenario => Explore.MemoryFaults(scenario, new InjectionOptions { Kinds = [FaultKind.Mapping] }),
        ["interrupts"] = static scenario => Explore.InterruptFaults(scenario),
        ["hardware"] = static scenario => Explore.HardwareFaults(scenario, ExceptCorruption),
        ["removal"] = static scenario => Explore.RemovalAtEveryPoint(scenario),
        ["power"] = static scenario => Explore.PowerLossAtEveryPoint(scenario),
        ["cancellation"] = static scenario => Explore.CancellationAtEveryPoint(scenario),
        ["timeout"] = static scenario => Explore.TimeoutAtEveryPoint(scenario),
        ["clock"] = static scenario => Explore.ClockSwitchAtEveryPoint(scenario),
    };

    public static TheoryData<string, string, string> Faulty => new()
    {
        { nameof(WaitsForPairs), "mapping", "Mapping@*stalled*" },
        { nameof(TrustsInterrupts), "interrupts", "LostInterrupt@*stalled*" },
        { nameof(BelievesEveryInterrupt), "interrupts", "SpuriousInterrupt@*" },
        { nameof(IgnoresErrors), "hardware", "DmaAbort@*" },
        { nameof(LeavesReadsAtRemoval), "removal", "*left with the minidriver*" },
        { nameof(CountsOnItsBoard), "removal", "unplug@*" },
        { nameof(SleepsForEver), "power", "power-loss@*stalled*" },
        { nameof(CancelsOnlyTheRequest), "cancellation", "cancellation@*" },
        { nameof(TimesOutOnlyTheRequest), "timeout", "timeout@*" },
        { nameof(FollowsAClock), "clock", "clock-switch@*" },
    };

    [Fact]
    public void MemoryFaults_Good_BearsIt() => Check(Explore.MemoryFaults(Good), mostlyExplained: true);

    [Fact]
    public void InterruptFaults_Good_BearsThem()
    {
        var result = Explore.InterruptFaults(Good);
        result.Runs.Should().Be(4 * 4);
        result.Explained.Should().Be(4);
    }

    [Fact]
    public void HardwareFaults_Good_BearsThem() => Check(Explore.HardwareFaults(Good, ExceptCorruption));

    [Fact]
    public void HardwareFaults_GoodWhoseDataNobodyCompares_BearsAll() =>
        Check(Explore.HardwareFaults(Transfers.Of(static () => new TransferMinidriver(), comparesData: false)));

    [Fact]
    public void RemovalAtEveryPoint_Good_BearsIt() => Check(Explore.RemovalAtEveryPoint(Good), mostlyExplained: true);

    [Fact]
    public void RemovalAtEveryPoint_GoodInOtherOrders_BearsIt() =>
        Check(Explore.RemovalAtEveryPoint(Good, new InjectionOptions { Seeds = [1, 2] }), mostlyExplained: true);

    [Fact]
    public void PowerLossAtEveryPoint_Good_BearsIt() => Check(Explore.PowerLossAtEveryPoint(Good));

    [Fact]
    public void CancellationAtEveryPoint_Good_BearsIt() => Check(Explore.CancellationAtEveryPoint(Good), mostlyExplained: true);

    [Fact]
    public void TimeoutAtEveryPoint_Good_BearsIt() => Check(Explore.TimeoutAtEveryPoint(Good), mostlyExplained: true);

    [Fact]
    public void ClockSwitchAtEveryPoint_Good_BearsIt() =>
        Check(Explore.ClockSwitchAtEveryPoint(Transfers.WithClock(static () => new FollowsAClock(isCorrected: true))));

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Family_Faulty_IsFoundAndReplayed(string name, string family, string message)
    {
        var scenario = name == nameof(FollowsAClock)
            ? Transfers.WithClock(static () => new FollowsAClock(isCorrected: false))
            : Transfers.Of(() => Create(name));
        var found = FluentActions.Invoking(() => Families[family](scenario)).Should().Throw<InjectionException>().WithMessage(message).Which;

        var replay = () => Explore.Inject(found.Injection, scenario);
        found.Failure.Seed.Should().BeNull("the order is the default one");
        replay.Should().Throw<SimulationException>().Which.Reason.Should().Be(found.Failure.Reason);
    }

    [Fact]
    public void RemovalAtEveryPoint_Sampled_RunsOnlyThose()
    {
        var all = Explore.RemovalAtEveryPoint(Good);
        var some = Explore.RemovalAtEveryPoint(Good, new InjectionOptions { From = 10, To = 31, Every = 10 });
        some.Runs.Should().Be(3);
        some.Found.Should().Be(all.Found);
    }

    [Fact]
    public void HardwareFaults_KindsOfAnotherFamily_AreRefused() =>
        FluentActions.Invoking(() => Explore.HardwareFaults(Good, new InjectionOptions { Kinds = [FaultKind.Mapping] }))
            .Should().Throw<ArgumentException>().WithMessage("*Mapping*RegisterFailure*");

    [Fact]
    public void RemovalAtEveryPoint_Good_AlsoDisappearsWhereNothingElseCanComeBetween()
    {
        var names = new NameLog();
        Explore.RemovalAtEveryPoint(Good, new InjectionOptions { Progress = names });
        var removals = names.Names.Count(static name => name.StartsWith("removal@"));
        var unplugs = names.Names.Count(static name => name.StartsWith("unplug@"));
        unplugs.Should().BeGreaterThan(removals);
    }

    [Fact]
    public void Inject_NoInjection_SaysSo()
    {
        FluentActions.Invoking(() => Explore.Inject("removal", Good)).Should().Throw<FormatException>();
        FluentActions.Invoking(() => Explore.Inject("flood@3", Good)).Should().Throw<FormatException>();
        FluentActions.Invoking(() => Explore.Inject("removal@1000000", Good)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void RemovalAtEveryPoint_AssertionFails_IsNotExplained()
    {
        Func<Machine, Task> scenario = async machine =>
        {
            try
            {
                await Good(machine);
            }
            catch (Kernel.StreamRequestException)
            {
                throw new InvalidOperationException("The host counts on its device.");
            }
        };
        FluentActions.Invoking(() => Explore.RemovalAtEveryPoint(scenario)).Should().Throw<InjectionException>()
            .WithMessage("removal@*The host counts on its device.*");
    }

    private static TransferMinidriver Create(string name) => (TransferMinidriver)Activator.CreateInstance(
        typeof(InjectionTests).Assembly.GetType($"{typeof(TransferMinidriver).Namespace}.{name}", throwOnError: true)!)!;

    private static void Check(InjectionResult result, bool mostlyExplained = false)
    {
        result.Runs.Should().BePositive().And.Be(result.Found <= result.Runs ? result.Found : result.Runs);
        (result.Explained + result.Undisturbed).Should().Be(result.Runs);
        (result.Explained > result.Runs / 2).Should().Be(mostlyExplained, $"of {result.Runs} runs {result.Explained} were explained");
    }

    private sealed class NameLog : IProgress<InjectionProgress>
    {
        public List<string> Names { get; } = [];

        public void Report(InjectionProgress value) => Names.Add(value.Injection);
    }
}
