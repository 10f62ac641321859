using StreamClass.Testing.Exploration;

namespace StreamClass.Testing.Tests.Exploration.Strategies;

public class StrategyTests
{
    [Theory]
    [InlineData("random")]
    [InlineData("pct(1)")]
    [InlineData("pct(3)")]
    [InlineData("delay(2)")]
    public void Parse_Name_IsTheStrategyOfThatName(string name)
    {
        ExplorationStrategy.Parse(name).Name.Should().Be(name);
        ExplorationStrategy.Parse(name).ToString().Should().Be(name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pct")]
    [InlineData("pct(0)")]
    [InlineData("pct(-1)")]
    [InlineData("delay(x)")]
    [InlineData("random(1)")]
    [InlineData("chance")]
    public void Parse_NoName_IsRefused(string name)
    {
        var parse = () => ExplorationStrategy.Parse(name);
        parse.Should().Throw<FormatException>().WithMessage($"*'{name}'*");
    }

    [Fact]
    public void Create_NoDepth_IsRefused()
    {
        ((Action)(() => ExplorationStrategy.PriorityBased(0))).Should().Throw<ArgumentOutOfRangeException>();
        ((Action)(() => ExplorationStrategy.DelayBounded(0))).Should().Throw<ArgumentOutOfRangeException>();
    }
}
