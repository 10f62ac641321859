using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Tests.Tracing;

public class CompiledNameTests
{
    [Theory]
    [InlineData("Run", "Run")]
    [InlineData("<Run>d__4", "Run")]
    [InlineData("<Run>b__0_1", "Run")]
    [InlineData("<<Run>b__0>d", "Run")]
    [InlineData("<<Run>g__Inner|1_0>d", "Run.Inner")]
    [InlineData("<>c", "")]
    public void Undo_NameFromTheCompiler_GivesTheWrittenOne(string name, string written) =>
        CompiledName.Undo(name).Should().Be(written);
}
