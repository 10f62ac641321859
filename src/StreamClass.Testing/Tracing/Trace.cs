using System.Globalization;
using System.Text;
using StreamClass.Kernel;

namespace StreamClass.Testing.Tracing;

/// <summary>Everything that was chosen and that happened in a run. Kept as structures; the words are made on demand.</summary>
/// <param name="isRecording">Whether lines are kept; who can have the run again does not need them.</param>
internal sealed class Trace(bool isRecording = true)
{
    private TraceEntry[] _entries = isRecording ? new TraceEntry[64] : [];
    private int _count;

    /// <summary>Who acts from now on.</summary>
    public int Actor { get; set; }

    public ReadOnlySpan<TraceEntry> Entries => _entries.AsSpan(0, _count);

    public void Add(long time, Irql level, TraceKind kind, object? subject, int pick = 0, int count = 0)
    {
        if (!isRecording)
        {
            return;
        }

        var index = _count;
        if (index == _entries.Length)
        {
            Array.Resize(ref _entries, index * 2);
        }

        _entries[index] = new TraceEntry(time, subject, kind, level, (ushort)pick, (ushort)count, Actor);
        _count = index + 1;
    }

    public string Render() => Render(0);

    /// <summary>The last line, which is where a run that hangs was seen last.</summary>
    public string RenderLast() => _count == 0 ? "the start" : Render(_count - 1).TrimEnd();

    private string Render(int first)
    {
        var names = new TraceNames();
        var text = new StringBuilder();
        var entries = _entries;
        for (var i = 0; i < _count && i < entries.Length; i++)
        {
            // Names are numbered in order of appearance, so also those of lines that are not shown count.
            var name = names.Of(entries[i].Subject);
            if (i >= first)
            {
                Append(text, entries[i], name);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, in TraceEntry entry, string name)
    {
        text.Append(CultureInfo.InvariantCulture, $"{entry.Time,12} {(int)entry.Level,2} {entry.Kind}");
        if (entry.Kind == TraceKind.Choice)
        {
            text.Append(CultureInfo.InvariantCulture, $" {entry.Pick + 1}/{entry.Count}");
        }

        if (name.Length > 0)
        {
            text.Append(' ').Append(name);
        }

        text.Append('\n');
    }
}
