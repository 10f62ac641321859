using System.Text.Encodings.Web;
using System.Text.Json;

namespace DvdPlayer.Reporting;

/// <summary>The summary for programs.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is not put into web pages
        WriteIndented = true,
    };

    /// <summary>Writes one JSON object.</summary>
    /// <param name="summary">What it says.</param>
    /// <param name="output">Where to.</param>
    public static void Write(PlaybackSummary summary, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(summary, Options));
}
