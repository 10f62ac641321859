using StreamClass.Docs;
using StreamClass.Ks;
using StreamClass.Testing;

namespace StreamClass.Tests.Docs;

public class DeclaringTests
{
    [Theory]
    [InlineData(0, "DeclaringMinidriver.cs")]
    [InlineData(1, "DeclaringHost.cs")]
    public void Declaring_Code_IsTheCodeThatIsCompiledHere(int index, string file) => Snippets.CompareCode("docs/declaring.md", index, file);

    [Fact]
    public void Declaring_Host_PlaysInTheSimulation() => Simulation.Run(1, async machine => Check(await DeclaringHost.PlayAsync(machine)));

    [Fact]
    public async Task Declaring_Host_PlaysLive()
    {
        await using var machine = new Machine();
        Check(await DeclaringHost.PlayAsync(machine));
    }

    private static void Check((KsAnswer Answer, uint Level) seen)
    {
        seen.Answer.RefusedBy.Should().Be(KsRequestCheck.RequestLength);
        seen.Level.Should().Be(70);
    }
}
