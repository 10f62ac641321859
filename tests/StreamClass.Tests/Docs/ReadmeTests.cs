using StreamClass.Docs;

namespace StreamClass.Tests.Docs;

public class ReadmeTests
{
    [Theory]
    [InlineData(0, "ReadmeMinidriver.cs")]
    [InlineData(1, "ReadmeHost.cs")]
    [InlineData(2, "ReadmeTest.cs")]
    [InlineData(3, "ReadmeMinidriverTest.cs")]
    public void Readme_Code_IsTheCodeThatIsCompiledHere(int index, string file) => Snippets.CompareCode("README.md", index, file);

    [Fact]
    public async Task Readme_Host_ReadsATone()
    {
        var header = await ReadmeHost.ReadAsync();

        header.DataUsed.Should().Be(4096);
    }

    [Fact]
    public void Readme_Test_ReadsATone() => ReadmeTest.Run().Should().Contain("ReadData");
}
