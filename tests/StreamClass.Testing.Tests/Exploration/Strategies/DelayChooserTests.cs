using StreamClass.Testing.Exploration.Strategies;
using static StreamClass.Testing.Tests.Exploration.Strategies.ChoicesOf;

namespace StreamClass.Testing.Tests.Exploration.Strategies;

public class DelayChooserTests
{
    [Fact]
    public void Choose_RunAfterRun_DeviatesNotAtAllThenOnceThenUpToTheBound()
    {
        var chooser = new DelayChooser(2);
        var delays = Enumerable.Range(0, 200).Select(seed => Delays(chooser, (ulong)seed).Length).ToArray();
        delays[0].Should().Be(0);
        delays[1..41].Should().OnlyContain(static count => count == 1);
        delays[41..].Should().OnlyContain(static count => count <= 2);
        delays[41..81].Count(static count => count == 2).Should().BeGreaterThan(20);
        delays[81..].Should().Contain(1).And.Contain(2);
    }

    [Fact]
    public void Choose_ManyRuns_DeviatesEverywhere()
    {
        var chooser = new DelayChooser(1);
        Enumerable.Range(0, 400).SelectMany(seed => Delays(chooser, (ulong)seed)).Distinct().Should().HaveCount(20);
    }

    private static int[] Delays(DelayChooser chooser, ulong seed)
    {
        chooser.Begin(seed, 20);
        return [.. Enumerable.Range(0, 20).Where(number => chooser.Ask(number, GoOn(1), Run(2), Run(3)) > 0)];
    }
}
