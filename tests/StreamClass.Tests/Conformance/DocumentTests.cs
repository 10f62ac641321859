namespace StreamClass.Tests.Conformance;

/// <summary>What is generated from the code is what stands in docs.</summary>
/// <remarks>To accept a change: <c>STREAMCLASS_ACCEPT_CONFORMANCE=1 dotnet test tests/StreamClass.Tests --filter Conformance</c></remarks>
public sealed class DocumentTests
{
    private const string Accept = "STREAMCLASS_ACCEPT_CONFORMANCE";

    [Fact]
    public void Conformance_InDocs_FollowsFromRowsAndTests() =>
        ShouldBe(ConformanceDocument.Path, ConformanceDocument.Generate(ConformanceRows.ReadAll(), ConformanceTest.ByRow()));

    [Fact]
    public void NativeNames_InDocs_FollowFromTheCode() => ShouldBe(NativeNamesDocument.Path, NativeNamesDocument.Generate());

    private static void ShouldBe(string path, string generated)
    {
        var file = Path.Combine(Architecture.Source.Root, path);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, generated);
        }

        var expected = generated.Split('\n');
        var lines = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n') : [];
        var changes = expected.Except(lines).Select(static line => $"+ {line}").Concat(lines.Except(expected).Select(static line => $"- {line}")).ToArray();
        var because = $"{path} is generated; {Accept}=1 dotnet test tests/StreamClass.Tests --filter Conformance accepts a change";
        changes.Should().BeEmpty(because);
        lines.Should().Equal(expected, because);
    }
}
