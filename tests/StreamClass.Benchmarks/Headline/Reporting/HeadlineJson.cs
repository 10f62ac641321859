using System.Text.Json;

namespace StreamClass.Benchmarks.Headline.Reporting;

/// <summary>Prints the figures for programs.</summary>
internal static class HeadlineJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static string Of(IReadOnlyList<LoadFigures> loads) =>
        JsonSerializer.Serialize(new { Loads = loads, Targets = Targets.Of(loads) }, Options);
}
