using StreamClass.Docs;

namespace StreamClass.Testing.Tests.Docs;

public class RecordingTests
{
    private const string Document = "docs/recording.md";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Recording_Code_IsTheCodeThatIsCompiledHere(int index) => Snippets.CompareCode(Document, index, "RecordingCode.cs");

    [Fact]
    public void Recording_Code_IsAllCompared() => Snippets.CompareCount(Document, 4);

    [Fact]
    public void Recording_Checks_CanBeLeftOut() => RecordingCode.RunUnchecked().Steps.Should().BePositive();

    [Fact]
    public void Recording_OfARead_IsWhatIsPrinted() => Snippets.CompareText(Document, RecordingCode.Record(), 0);

    [Fact]
    public void Recording_Coverage_IsWhatIsPrinted() => Snippets.CompareText(Document, RecordingCode.Cover(), 1);
}
