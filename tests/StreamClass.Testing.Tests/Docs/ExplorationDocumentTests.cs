namespace StreamClass.Testing.Tests.Docs;

public class ExplorationDocumentTests
{
    [Fact]
    public void EveryFamily_Code_IsTheCodeThatIsCompiledHere() => Snippets.CompareCode("docs/exploration.md", 2, "EveryFamily.cs");
}
