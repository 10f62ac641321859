using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace StreamClass.Tests.Architecture;

/// <summary>What the packages contain and depend on.</summary>
public sealed class PackageTests
{
    [Theory]
    [InlineData("StreamClass")]
    [InlineData("StreamClass.Testing")]
    public void Package_OfTheProject_HasItsReadmeItsDocumentationAndNoWarnings(string project)
    {
        using var package = Pack(project, out var output);
        output.Should().NotContain("warning");
        package.Entries.Select(static entry => entry.FullName).Should().Contain(
            ["README.md", $"lib/net10.0/{project}.dll", $"lib/net10.0/{project}.xml", $"{project}.nuspec"]);
        if (project == "StreamClass.Testing")
        {
            var version = Specification(package, project).Descendants().First(static element => element.Name.LocalName == "version").Value;
            var dependency = Specification(package, project).Descendants().Single(
                static element => element.Name.LocalName == "dependency" && element.Attribute("id")?.Value == "StreamClass");
            dependency.Attribute("version")!.Value.Should().Be($"[{version}]", "the seam is internal to one version");
        }
    }

    private static XDocument Specification(ZipArchive package, string project)
    {
        using var stream = package.GetEntry($"{project}.nuspec")!.Open();
        return XDocument.Load(stream);
    }

    /// <summary>Packs what was built for this test run.</summary>
    private static ZipArchive Pack(string project, out string output)
    {
        var configuration = typeof(Machine).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var folder = Directory.CreateTempSubdirectory("streamclass-package");
        try
        {
            var start = new ProcessStartInfo("dotnet")
            {
                WorkingDirectory = Source.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in new[] { "pack", $"src/{project}", "-c", configuration, "--no-build", "--nologo", "-o", folder.FullName })
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            process.ExitCode.Should().Be(0, output);
            return new ZipArchive(new MemoryStream(File.ReadAllBytes(folder.GetFiles("*.nupkg").Single().FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
