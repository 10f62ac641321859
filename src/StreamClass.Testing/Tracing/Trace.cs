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

    /// <summary>Whether lines are kept.</summary>
    public bool IsRecording { get; } = isRecording;

    /// <summary>The lines, not yet put into words.</summary>
    public ReadOnlySpan<TraceEntry> Entries => _entries.AsSpan(0, Math.Min(_count, _entries.Length));

    /// <returns>False when there is no memory for another line.</returns>
    public bool Add(long time, Irql level, TraceKind kind, object? subject, int pick = 0, int count = 0, int processor = 0)
    {
        if (!IsRecording)
        {
            return true;
        }

        var index = _count;
        if (index == _entries.Length && !Grow())
        {
            return false;
        }

        _entries[index] = new TraceEntry(time, subject, kind, (byte)processor, level, (ushort)pick, (ushort)count);
        _count = index + 1;
        return true;
    }

    public string Render() => Render(0);

    /// <summary>The last line, which is where a run that hangs was seen last.</summary>
    public string RenderLast() => _count == 0 ? "the start" : Render(_count - 1).TrimEnd();

    private string Render(int first)
    {
        var names = new TraceNames();
        var text = new StringBuilder();
        var entries = Entries;
        for (var i = 0; i < entries.Length; i++)
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
        text.Append(CultureInfo.InvariantCulture, $"{entry.Time,12} ");
        if (entry.Processor > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"P{entry.Processor} ");
        }

        text.Append(CultureInfo.InvariantCulture, $"{(int)entry.Level,2} {entry.Kind}");
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

    private bool Grow()
    {
        try
        {
            Array.Resize(ref _entries, checked(_entries.Length * 2));
            return true;
        }
        catch (Exception exception) when (exception is OutOfMemoryException or OverflowException)
        {
            return false;
        }
    }
}
