using System.Runtime.CompilerServices;
using StreamClass.Ks;
using StreamClass.Testing;

namespace StreamClass.Tests.Docs;

public class ReadmeTests
{
    [Theory]
    [InlineData(0, "ReadmeMinidriver.cs")]
    [InlineData(1, "ReadmeHost.cs")]
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
    public void Readme_HostInTheSimulation_ReadsATone() => Simulation.Run(1, async machine =>
    {
        var device = await machine.LoadDriver(Tone.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, Tone.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        var buffer = new byte[16];

        await pin.ReadAsync(buffer);

        buffer.Should().OnlyContain(sample => sample == 0x40);
    });

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
