using StreamClass.Testing.Exploration.Strategies;
using StreamClass.Testing.Tracing;
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

    [Fact]
    public void Choose_FewPointsTouchData_EachIsAsLikelyAsManyOthers()
    {
        var chooser = new DelayChooser(1);
        var data = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            chooser.Begin((ulong)seed, 200);
            for (var number = 0; number < 200; number++)
            {
                var kind = number is 120 or 121 ? TraceKind.SharedAccess : TraceKind.ServiceCall;
                data += chooser.Ask(number, kind, GoOn(1), Run(2)) > 0 && kind == TraceKind.SharedAccess ? 1 : 0;
            }
        }

        data.Should().BeGreaterThan(150);
    }

    [Fact]
    public void Choose_TimeCameEarly_OneTimeOfTwoItsInterruptIsServedAtOnce()
    {
        var chooser = new DelayChooser(1);
        var early = 0;
        var served = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            chooser.Begin((ulong)seed, 20);
            for (var number = 0; number < 20; number++)
            {
                if (chooser.Ask(number, GoOn(1), Time()) > 0)
                {
                    early++;
                    served += chooser.Ask(++number, GoOn(1), Interrupt(2)) > 0 ? 1 : 0;
                }
            }
        }

        served.Should().BeInRange(early / 3, early * 2 / 3);
    }

    private static int[] Delays(DelayChooser chooser, ulong seed)
    {
        chooser.Begin(seed, 20);
        return [.. Enumerable.Range(0, 20).Where(number => chooser.Ask(number, GoOn(1), Run(2), Run(3)) > 0)];
    }
}
