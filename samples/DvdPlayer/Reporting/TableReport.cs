using System.Globalization;
using Spectre.Console;

namespace DvdPlayer.Reporting;

/// <summary>The summary for people.</summary>
internal static class TableReport
{
    /// <summary>Writes a table.</summary>
    /// <param name="summary">What it says.</param>
    /// <param name="console">Where to.</param>
    public static void Write(PlaybackSummary summary, IAnsiConsole console)
    {
        var table = new Table().HideHeaders().AddColumn(string.Empty).AddColumn(string.Empty);
        Add(table, "Pictures", Number(summary.Pictures));
        Add(table, "Samples per channel", Number(summary.Samples));
        Add(table, "Audio bytes", Number(summary.AudioBytes));
        Add(table, "Stream time", Seconds(summary.StreamSeconds));
        Add(table, "Playing time", Seconds(summary.PlaySeconds));
        Add(table, "Factor", Text($"{summary.Factor:N2} x real time"));
        var largest = summary.LargestOffsetMilliseconds is { } offset ? Text($"{offset:N3} ms") : "not measured";
        Add(table, "Largest audio/video offset", largest);
        Add(table, "Pictures out of time", summary.PicturesOutOfTime is { } count ? Number(count) : "not judged");
        foreach (var (command, requests) in summary.Srbs)
        {
            Add(table, $"SRB {command}", Number(requests));
        }

        Add(table, "Interrupts", Number(summary.Interrupts));
        Add(table, "DMA bytes", Number(summary.DmaBytes));
        Add(table, "All played", summary.Complete ? "yes" : "no");
        Add(table, "End", summary.End);
        console.Write(table);
    }

    private static void Add(Table table, string name, string value) => table.AddRow(new Text(name), new Text(value));

    private static string Number(long value) => Text($"{value:N0}");

    private static string Seconds(double value) => Text($"{value:N3} s");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
