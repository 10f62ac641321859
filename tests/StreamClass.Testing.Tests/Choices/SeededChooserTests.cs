using StreamClass.Kernel;
using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Tests.Choices;

public class SeededChooserTests
{
    private static readonly Choice[] Choices =
    [
        new(ChoiceKind.GoOn, null),
        new(ChoiceKind.Interrupt, "a"),
        new(ChoiceKind.Interrupt, "b"),
        new(ChoiceKind.ReachEvent, null),
        new(ChoiceKind.Run, "c"),
        new(ChoiceKind.Run, "d"),
        new(ChoiceKind.Run, "e"),
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
            counts[chooser.Choose(new ChoicePoint(0, Irql.Passive, i), Choices)]++;
        }

        return counts;
    }
}
