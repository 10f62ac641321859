using System.Globalization;
using System.Text;

namespace StreamClass.Testing.Tracing;

/// <summary>Where two traces that should be the same are not.</summary>
internal static class TraceDifference
{
    /// <summary>How many lines are shown before the first that differs, and of each trace from there on.</summary>
    private const int Context = 3;

    /// <summary>Describes the first difference, or gives null when there is none.</summary>
    public static string? Find(string first, string second)
    {
        if (first == second)
        {
            return null;
        }

        var left = first.Split('\n');
        var right = second.Split('\n');
        var line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
        {
            line++;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Line {line + 1} of the trace is the first that differs.\n");
        Append(text, "      both", left, Math.Max(line - Context, 0), line);
        Append(text, " first run", left, line, line + Context);
        Append(text, "second run", right, line, line + Context);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string run, string[] lines, int from, int to)
    {
        for (var i = from; i < to && i < lines.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{run}: {(lines[i].Length > 0 ? lines[i] : "the end")}\n");
        }
    }
}
