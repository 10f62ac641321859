using StreamClass.Testing.Exploration.Strategies;
using StreamClass.Testing.Tracing;
using static StreamClass.Testing.Tests.Exploration.Strategies.ChoicesOf;

namespace StreamClass.Testing.Tests.Exploration.Strategies;

public class PriorityChooserTests
{
    [Fact]
    public void Choose_DepthOne_OneActorRunsAsLongAsItCan()
    {
        var chooser = new PriorityChooser(1);
        for (ulong seed = 0; seed < 100; seed++)
        {
            chooser.Begin(seed, 50);
            var first = chooser.Ask(0, Run(1), Run(2), Run(3));
            Enumerable.Range(1, 49).Select(number => chooser.Ask(number, Run(1), Run(2), Run(3))).Should().OnlyContain(pick => pick == first);
        }
    }

    [Fact]
    public void Choose_DepthOne_EachOrderOfThreeActorsIsEquallyLikely()
    {
        var chooser = new PriorityChooser(1);
        var orders = new Dictionary<(int, int), int>();
        for (ulong seed = 0; seed < 6_000; seed++)
        {
            chooser.Begin(seed, 50);
            var first = chooser.Ask(0, Run(1), Run(2), Run(3));
            var rest = new[] { 1, 2, 3 }.Where(actor => actor != first + 1).ToArray();
            var order = (first, chooser.Ask(1, Run(rest[0]), Run(rest[1])));
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        orders.Should().HaveCount(6);
        orders.Values.Should().OnlyContain(static count => count > 850 && count < 1_150);
    }

    [Fact]
    public void Choose_DepthThree_ThePriorityChangesTwiceAtPointsAllOverTheRun()
    {
        var chooser = new PriorityChooser(3);
        var points = new int[100];
        for (ulong seed = 0; seed < 4_000; seed++)
        {
            chooser.Begin(seed, 100);
            var last = chooser.Ask(0, Run(1), Run(2), Run(3));
            var changes = 0;
            for (var number = 1; number < 100; number++)
            {
                var pick = chooser.Ask(number, Run(1), Run(2), Run(3));
                points[number] += pick == last ? 0 : 1;
                changes += pick == last ? 0 : 1;
                last = pick;
            }

            changes.Should().BeLessThanOrEqualTo(2);
        }

        points.Skip(1).Should().OnlyContain(static count => count > 40 && count < 120, "2 of 100 points in each of 4,000 runs are about 80");
    }

    [Fact]
    public void Choose_TwoWaitForEachOtherInLoops_AThirdGetsItsTurn()
    {
        var chooser = new PriorityChooser(1);
        for (ulong seed = 0; seed < 50; seed++)
        {
            chooser.Begin(seed, 50);
            var running = 1;
            var turns = 0;
            for (; running != 3 && turns < 10; turns++)
            {
                var others = new[] { 1, 2, 3 }.Where(actor => actor != running).ToArray();
                running = others[chooser.Ask(turns, TraceKind.Spin, Run(others[0]), Run(others[1]))];
            }

            running.Should().Be(3);
        }
    }

    [Fact]
    public void Choose_TimeAlwaysWithinReach_TheCodeGoesOnAllTheSame()
    {
        var chooser = new PriorityChooser(2);
        for (ulong seed = 0; seed < 100; seed++)
        {
            chooser.Begin(seed, 50);
            Enumerable.Range(0, 100).Count(number => chooser.Ask(number, GoOn(1), Time()) == 0).Should().BeGreaterThan(50);
        }
    }

    [Fact]
    public void Choose_OneGoesOnForEver_TheOthersGetTheirTurn()
    {
        var chooser = new PriorityChooser(1);
        chooser.Begin(1, 50);
        Enumerable.Range(0, 2_000).Select(number => chooser.Ask(number, GoOn(1), Run(2))).Distinct().Should().HaveCount(2);
    }
}
