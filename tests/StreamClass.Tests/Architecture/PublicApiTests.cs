namespace StreamClass.Tests.Architecture;

/// <summary>The public surface changes only on purpose: it is kept as text beside this file.</summary>
/// <remarks>To accept a change: <c>STREAMCLASS_ACCEPT_API=1 dotnet test tests/StreamClass.Tests --filter PublicApiTests</c></remarks>
public sealed class PublicApiTests
{
    private const string Accept = "STREAMCLASS_ACCEPT_API";

    [Theory]
    [InlineData(typeof(Machine))]
    [InlineData(typeof(Testing.Simulation))]
    public void Surface_OfThePackage_IsTheOneAccepted(Type member)
    {
        var assembly = member.Assembly;
        var surface = PublicApi.Describe(assembly);
        var file = Path.Combine(Source.Root, "tests/StreamClass.Tests/Architecture/PublicApi", $"{assembly.GetName().Name}.txt");
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(file, string.Join('\n', surface) + "\n");
        }

        var accepted = File.ReadAllLines(file);
        var changes = surface.Except(accepted).Select(static line => $"+ {line}").Concat(accepted.Except(surface).Select(static line => $"- {line}")).ToArray();
        changes.Should().BeEmpty($"the surface is promised; {Accept}=1 dotnet test tests/StreamClass.Tests --filter PublicApiTests accepts a change");
        surface.Should().Equal(accepted);
    }
}
