using StreamClass.Docs;

namespace StreamClass.Testing.Tests.Docs;

public class ExhaustiveTests
{
    private const string Document = "docs/exploration-exhaustive.md";

    [Theory]
    [InlineData(0, "ExhaustiveCode.cs")]
    [InlineData(1, "ExhaustiveCode.cs")]
    public void Exhaustive_Code_IsTheCodeThatIsCompiledHere(int index, string file) => Snippets.CompareCode(Document, index, file);

    [Fact]
    public void Exhaustive_Code_IsAllCompared() => Snippets.CompareCount(Document, 2);

    [Fact]
    public void Exhaustive_Summary_IsWhatTheSearchPrints() => Snippets.CompareText(Document, ExhaustiveCode.Run());
}
