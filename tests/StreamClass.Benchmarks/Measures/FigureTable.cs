using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamClass.Benchmarks.Measures;

/// <summary>The figures for people and for programs.</summary>
internal static class FigureTable
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is not put into web pages
        WriteIndented = true,
    };

    public static void WriteHead()
    {
        Console.WriteLine("| measure | what | figure | unit | target | |");
        Console.WriteLine("|---|---|---|---|---|---|");
    }

    public static void WriteRows(string measure, IReadOnlyList<Figure> figures)
    {
        foreach (var figure in figures)
        {
            Console.WriteLine($"| {measure} | {figure.What} | {Format(figure.Value)} | {figure.Unit} | {figure.Target} | {Answer(figure.IsMet)} |");
        }
    }

    public static void WriteJson(IEnumerable<(string Measure, Figure Figure)> rows) =>
        Console.WriteLine(JsonSerializer.Serialize(
            rows.Select(static row => new
            {
                row.Measure,
                row.Figure.What,
                row.Figure.Value,
                row.Figure.Unit,
                row.Figure.Target,
                row.Figure.IsMet,
            }),
            Options));

    private static string Format(double? value) => value switch
    {
        null => "n/a",
        >= 100 => value.Value.ToString("N0", CultureInfo.InvariantCulture),
        _ => value.Value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static string Answer(bool? isMet) => isMet switch
    {
        true => "met",
        false => "NOT met",
        null => string.Empty,
    };
}
