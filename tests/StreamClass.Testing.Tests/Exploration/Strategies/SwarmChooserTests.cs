using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration.Strategies;
using StreamClass.Testing.Tracing;
using static StreamClass.Testing.Tests.Exploration.Strategies.ChoicesOf;

namespace StreamClass.Testing.Tests.Exploration.Strategies;

public class SwarmChooserTests
{
    [Fact]
    public void Choose_ManyRuns_SomeNeverInterruptAndOthersAlmostAlways()
    {
        var chooser = new SwarmChooser();
        var interrupts = Enumerable.Range(0, 1_000)
            .Select(seed => CountDeviations(chooser, (ulong)seed, TraceKind.SharedAccess, [GoOn(1), Interrupt(2)])).ToArray();
        interrupts.Count(static count => count == 1).Should().BeGreaterThan(10, "one deviation is certain");
        interrupts.Count(static count => count > 90).Should().BeGreaterThan(10);
        interrupts.Count(static count => count is > 20 and < 80).Should().BeGreaterThan(100);
    }

    [Fact]
    public void Choose_ManyRuns_MostDeviateWhereDataIsTouchedAndSomeWhereCallsAre()
    {
        var chooser = new SwarmChooser();
        RunsThatDeviateMostly(TraceKind.SharedAccess, TraceKind.ServiceCall).Should().BeGreaterThan(80);
        RunsThatDeviateMostly(TraceKind.ServiceCall, TraceKind.SharedAccess).Should().BeInRange(5, 50);

        int RunsThatDeviateMostly(TraceKind often, TraceKind rarely) => Enumerable.Range(0, 200).Count(seed =>
            CountDeviations(chooser, (ulong)seed, often, [GoOn(1), Interrupt(2)])
            > 4 * CountDeviations(chooser, (ulong)seed, rarely, [GoOn(1), Interrupt(2)]));
    }

    [Fact]
    public void Choose_AnyRun_DeviatesAtLeastOnce()
    {
        var chooser = new SwarmChooser();
        Enumerable.Range(0, 500)
            .Select(seed => CountDeviations(chooser, (ulong)seed, TraceKind.ServiceCall, [GoOn(1), Interrupt(2)]))
            .Should().OnlyContain(static count => count > 0);
    }

    [Fact]
    public void Choose_TimeAlwaysWithinReach_TheCodeGoesOnAllTheSame()
    {
        var chooser = new SwarmChooser();
        for (ulong seed = 0; seed < 200; seed++)
        {
            CountDeviations(chooser, seed, TraceKind.SharedAccess, [GoOn(1), Time()]).Should().BeLessThan(80);
        }
    }

    [Fact]
    public void Begin_SameSeed_DecidesTheSame()
    {
        var chooser = new SwarmChooser();
        Decide(chooser, 5).Should().Equal(Decide(new SwarmChooser(), 5)).And.Equal(Decide(chooser, 5)).And.NotEqual(Decide(chooser, 6));
    }

    private static int[] Decide(SwarmChooser chooser, ulong seed)
    {
        chooser.Begin(seed, 100);
        return [.. Enumerable.Range(0, 100).Select(number => chooser.Ask(number, Run(1), Run(2), Run(3)))];
    }

    private static int CountDeviations(SwarmChooser chooser, ulong seed, TraceKind kind, Choice[] choices)
    {
        chooser.Begin(seed, 100);
        return Enumerable.Range(0, 100).Count(number => chooser.Ask(number, kind, choices) > 0);
    }
}
