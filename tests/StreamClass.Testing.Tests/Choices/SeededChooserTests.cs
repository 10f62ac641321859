using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Tests.Choices;

public class SeededChooserTests
{
    private static readonly Choice[] Choices =
    [
        new(ChoiceKind.GoOn, null, 0),
        new(ChoiceKind.Interrupt, "a", 1),
        new(ChoiceKind.Interrupt, "b", 2),
        new(ChoiceKind.ReachEvent, null, 3),
        new(ChoiceKind.Run, "c", 4),
        new(ChoiceKind.Run, "d", 5),
        new(ChoiceKind.Run, "e", 6),
    ];

    [Fact]
    public void Choose_ManyTimes_ReachesEveryChoiceAndMostlyGoesOn()
    {
        var counts = Count(11);
        counts.Should().OnlyContain(static count => count > 0);
        counts[0].Should().BeGreaterThan(counts.Skip(1).Sum());
    }

    [Fact]
    public void Choose_SameSeed_PicksTheSame()
    {
        Count(11).Should().Equal(Count(11));
        Count(11).Should().NotEqual(Count(12));
    }

    private static int[] Count(ulong seed)
    {
        var chooser = new SeededChooser(seed);
        var counts = new int[Choices.Length];
        for (var i = 0; i < 10_000; i++)
        {
            counts[chooser.Choose(new ChoicePoint(0, Irql.Passive, i, i, TraceKind.ServiceCall, null), Choices)]++;
        }

        return counts;
    }
}
