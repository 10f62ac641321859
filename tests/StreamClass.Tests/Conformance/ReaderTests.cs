namespace StreamClass.Tests.Conformance;

/// <summary>How the row files and the reference are read.</summary>
public sealed class ReaderTests
{
    private const string Document = """
        # Title
        Of no section.

        ## 1. First (2)

        A paragraph
        of two lines.
        | code | command |
        |---|:--|
        | 0 | READ |
        | 1 | WRITE |

        - A bullet that
          goes on.
        - Another.
        ### 1.1 Below
        Text.
        """;

    [Fact]
    public void Blocks_OfASection_AreParagraphsTableLinesAndBullets()
    {
        var document = ReferenceDocument.Parse(Document);
        document.Blocks("1").Select(static block => block.Text).Should().Equal(
            "A paragraph of two lines.", "| 0 | READ |", "| 1 | WRITE |", "- A bullet that goes on.", "- Another.");
        document.Blocks("1").Select(static block => block.Line).Should().Equal(6, 10, 11, 13, 15);
        document.Blocks("1.1").Should().ContainSingle().Which.Text.Should().Be("Text.");
        document.Blocks("2").Should().BeEmpty();
        document.Title("1").Should().Be("First (2)");
    }

    [Fact]
    public void Rows_OfAFile_HaveFourColumnsOfWhichTheLastMayHoldBars()
    {
        var row = ConformanceRows.Parse("1", ["# A comment", string.Empty, "READ | SRB_READ | A, B.C | | 0 | READ |"]).Should().ContainSingle().Subject;
        row.FullName.Should().Be("1 READ");
        row.Native.Should().Be("SRB_READ");
        row.Ours.Should().Equal("A", "B.C");
        row.Phrase.Should().Be("| 0 | READ |");
        ReferenceDocument.Parse(Document).Blocks("1").Where(block => block.Contains(row.Phrase)).Should().ContainSingle();
    }

    [Theory]
    [InlineData("READ | SRB_READ | A")]
    [InlineData("READ | SRB_READ |  | text")]
    public void Rows_WithoutAColumn_AreRefused(string line) =>
        FluentActions.Invoking(() => ConformanceRows.Parse("1", [line])).Should().Throw<FormatException>().WithMessage("*Rows/1.txt*");

    [Theory]
    [InlineData("HwStreamRequestBlock", true)]
    [InlineData("HwStreamRequestBlock.Command", true)]
    [InlineData("SrbCommand.ReadData", true)]
    [InlineData("Shared", true)]
    [InlineData("StreamRequest.TryDeliver", true)]
    [InlineData("SrbCommand.NoSuchCommand", false)]
    [InlineData("NoSuchType", false)]
    [InlineData("NoSuchType.ReadData", false)]
    public void Ours_ByName_AreFoundWhereTheyAre(string name, bool exists) => new OurNames().Exists(name).Should().Be(exists);
}
