using System.Text.Json;
using DvdPlayer.Reporting;
using Spectre.Console;

namespace DvdDecoder.Tests.Player.Reporting;

public class ReportTests
{
    private static readonly PlaybackSummary Summary = new()
    {
        Pictures = 60,
        Samples = 96_000,
        AudioBytes = 384_000,
        StreamSeconds = 2.002,
        PlaySeconds = 0.5,
        LargestOffsetMilliseconds = 1.25,
        PicturesOutOfTime = 1,
        Srbs = new Dictionary<string, long> { ["ReadData"] = 160, ["WriteData"] = 291 },
        Interrupts = 12,
        DmaBytes = 1_000_000,
        Complete = true,
        End = "complete, 610304 bytes",
    };

    [Fact]
    public void JsonReport_Write_GivesEveryValue()
    {
        using var output = new StringWriter();

        JsonReport.Write(Summary, output);

        var json = JsonDocument.Parse(output.ToString()).RootElement;
        json.EnumerateObject().Select(property => property.Name).Should().BeEquivalentTo(
            "pictures", "samples", "audioBytes", "streamSeconds", "playSeconds", "factor", "largestOffsetMilliseconds",
            "picturesOutOfTime", "srbs", "interrupts", "dmaBytes", "complete", "end");
        json.GetProperty("pictures").GetInt64().Should().Be(60);
        json.GetProperty("factor").GetDouble().Should().BeApproximately(4.004, 1e-9);
        json.GetProperty("largestOffsetMilliseconds").GetDouble().Should().Be(1.25);
        json.GetProperty("srbs").GetProperty("WriteData").GetInt64().Should().Be(291);
        json.GetProperty("complete").GetBoolean().Should().BeTrue();
        json.GetProperty("end").GetString().Should().Be("complete, 610304 bytes");
    }

    [Fact]
    public void JsonReport_NotMeasured_IsNull()
    {
        using var output = new StringWriter();

        JsonReport.Write(Summary with { LargestOffsetMilliseconds = null }, output);

        JsonDocument.Parse(output.ToString()).RootElement.GetProperty("largestOffsetMilliseconds").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void TableReport_Write_GivesEveryValue()
    {
        var text = TableOf(Summary);

        text.Should().MatchRegex(@"Pictures +│ 60 ").And.MatchRegex(@"Samples per channel +│ 96,000 ")
            .And.MatchRegex(@"Audio bytes +│ 384,000 ").And.MatchRegex(@"Stream time +│ 2\.002 s ")
            .And.MatchRegex(@"Playing time +│ 0\.500 s ").And.MatchRegex(@"Factor +│ 4\.00 x real time ")
            .And.MatchRegex(@"Largest audio/video offset +│ 1\.250 ms ").And.MatchRegex(@"Pictures out of time +│ 1 ")
            .And.MatchRegex(@"SRB WriteData +│ 291 ").And.MatchRegex(@"Interrupts +│ 12 ")
            .And.MatchRegex(@"DMA bytes +│ 1,000,000 ").And.MatchRegex(@"All played +│ yes ")
            .And.MatchRegex(@"End +│ complete, 610304 bytes ");
    }

    [Fact]
    public void TableReport_MarkupInText_IsText() =>
        TableOf(Summary with { End = "[red] is [/] no colour" }).Should().Contain("[red] is [/] no colour");

    private static string TableOf(PlaybackSummary summary)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 120;
        TableReport.Write(summary, console);
        return output.ToString();
    }
}
