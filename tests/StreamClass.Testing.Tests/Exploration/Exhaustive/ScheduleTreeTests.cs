namespace StreamClass.Testing.Tests.Exploration.Exhaustive;

public class ScheduleTreeTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 2, 6)]
    [InlineData(3, 2, 10)]
    [InlineData(4, 4, 70)]
    public void Explore_WritesOfOneCell_AreAllOrders(int first, int second, int orders)
    {
        var program = new ModelProgram(Writes(1, first), Writes(1, second));

        program.Explore().Schedules.Should().Be(orders);
        program.Explore(reduces: false).Should().Be((orders, 0));
    }

    [Theory]
    [InlineData(2, 2, 6)]
    [InlineData(4, 4, 70)]
    public void Explore_WritesOfTwoCells_AreOneOrder(int first, int second, int orders)
    {
        var program = new ModelProgram(Writes(1, first), Writes(2, second));

        program.Explore().Schedules.Should().Be(1);
        program.Explore(reduces: false).Schedules.Should().Be(orders);
    }

    [Fact]
    public void Explore_TransitionsThatAreKnown_AreNotRunAgain()
    {
        // One run to the end, and one for each place where the other thread could have come first, cut at once.
        new ModelProgram(Writes(1, 4), Writes(2, 4)).Explore().Cut.Should().BeLessThanOrEqualTo(8);
    }

    [Fact]
    public void Explore_ReadsOfOneCell_AreOneOrder() =>
        new ModelProgram(Reads(1, 3), Reads(1, 3)).Explore().Schedules.Should().Be(1);

    [Fact]
    public void Explore_OneWriteAmongReads_IsItsPlace() =>
        new ModelProgram(Reads(1, 4), Writes(1, 1)).Explore().Schedules.Should().Be(5);

    [Fact]
    public void Explore_ThreeThreadsOfTwoCells_AreTheOrdersOfEachCell() =>
        new ModelProgram(Writes(1, 2), Writes(1, 2), Writes(2, 3)).Explore().Schedules.Should().Be(6);

    [Fact]
    public void Explore_TwoCellsInOppositeOrder_AreTheGraphsOfTheirConflicts() =>
        // Cell 1 first by either, cell 2 first by either; that each thread comes second at its own first cell contradicts itself.
        new ModelProgram([(1, true), (2, true)], [(2, true), (1, true)]).Explore().Schedules.Should().Be(3);

    private static (int Cell, bool IsWrite)[] Writes(int cell, int count) => [.. Enumerable.Repeat((cell, true), count)];

    private static (int Cell, bool IsWrite)[] Reads(int cell, int count) => [.. Enumerable.Repeat((cell, false), count)];
}
