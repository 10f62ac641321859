using System.Globalization;
using System.Text;

namespace StreamClass.Testing.Exploration.Stories;

/// <summary>Writes a story so that it fits a page: what surrounds a decision and what failed is told, the rest is counted.</summary>
internal static class StoryPage
{
    private const int Before = 4;
    private const int After = 6;
    private const int Ending = 12;

    /// <summary>Beyond that many decisions only their immediate surroundings are told.</summary>
    private const int FewMarks = 4;

    /// <summary>Nobody reads more decisions than that; the last ones matter most.</summary>
    private const int MaxMarks = 10;

    public static string Write(IReadOnlyList<StoryLine> lines)
    {
        var told = Told(lines);
        var text = new StringBuilder();
        var folded = 0;
        string? who = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!told[i])
            {
                folded++;
                continue;
            }

            who = Fold(text, folded) ? null : who;
            folded = 0;
            if (Heading(lines[i]) is var heading && heading != who)
            {
                who = heading;
                text.Append(CultureInfo.InvariantCulture, $"                   {who}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{lines[i].Time,12} {(int)lines[i].Level,2}  {(lines[i].IsMark ? "--> " : "    ")}{lines[i].What}\n");
        }

        Fold(text, folded);
        return text.ToString();
    }

    private static string Heading(StoryLine line) =>
        line.Processor == 0 ? line.Who : string.Create(CultureInfo.InvariantCulture, $"{line.Who}, processor {line.Processor}");

    private static bool[] Told(IReadOnlyList<StoryLine> lines)
    {
        var told = new bool[lines.Count];
        var end = End(lines);
        var marks = lines.Take(end).Count(static line => line.IsMark);
        var reach = marks <= FewMarks ? 1 : 3;
        for (var i = 0; i < end; i++)
        {
            if (lines[i].IsMark && marks-- <= MaxMarks)
            {
                told.AsSpan(Math.Max(0, i - (Before / reach))..Math.Min(end, i + (After / reach) + 1)).Fill(true);
            }
        }

        told.AsSpan(Math.Max(0, end - Ending)..end).Fill(true);
        return told;
    }

    /// <summary>How many lines there are up to what failed, that one included; all if it is not in the story.</summary>
    private static int End(IReadOnlyList<StoryLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsEnd)
            {
                return i + 1;
            }
        }

        return lines.Count;
    }

    private static bool Fold(StringBuilder text, int lines)
    {
        if (lines > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"                   ... {lines} {(lines == 1 ? "step" : "steps")}\n");
        }

        return lines > 0;
    }
}
