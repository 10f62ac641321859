using System.Numerics;
using StreamClass.Testing.Choices;

namespace StreamClass.Testing.Tests.Choices;

public class SeededGeneratorTests
{
    [Fact]
    public void Next_KnownState_GivesTheKnownNumbers()
    {
        // The numbers of a seed are a promise: a seed that somebody wrote down must replay for ever.
        var generator = new SeededGenerator(0);
        new[] { generator.Next(), generator.Next(), generator.Next() }.Should().Equal(0x99EC5F36CB75F2B4, 0xBF6E1F784956452A, 0x1A5F849D4933E6E0);
    }

    [Fact]
    public void Next_NeighbouringSeeds_DifferInAboutHalfOfTheBits()
    {
        var different = 0;
        for (ulong seed = 0; seed < 1_000; seed++)
        {
            different += BitOperations.PopCount(new SeededGenerator(seed).Next() ^ new SeededGenerator(seed + 1).Next());
        }

        different.Should().BeInRange(31_000, 33_000);
    }

    [Fact]
    public void Below_ManyDraws_ReachesEveryNumberEvenly()
    {
        var generator = new SeededGenerator(3);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[generator.Below(7)]++;
        }

        counts.Should().OnlyContain(static count => count > 9_500 && count < 10_500);
    }
}
