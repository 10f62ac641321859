using System.Runtime.CompilerServices;

namespace StreamClass.Tests.Docs;

public class ReadmeTests
{
    [Theory]
    [InlineData(0, "ReadmeMinidriver.cs")]
    [InlineData(1, "ReadmeHost.cs")]
    [InlineData(2, "ReadmeTest.cs")]
    public void Readme_Code_IsTheCodeThatIsCompiledHere(int index, string file)
    {
        var readme = File.ReadAllText(Path.Combine(Folder(), "../../../README.md"));
        var code = readme.Split("```csharp\n")[index + 1].Split("```")[0];
        var compiled = Lines(File.ReadAllText(Path.Combine(Folder(), file)));

        compiled.Should().ContainInConsecutiveOrder(Lines(code));
    }

    [Fact]
    public async Task Readme_Host_ReadsATone()
    {
        var header = await ReadmeHost.ReadAsync();

        header.DataUsed.Should().Be(4096);
    }

    [Fact]
    public void Readme_Test_ReadsATone() => ReadmeTest.Run().Should().Contain("ReadData");

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
