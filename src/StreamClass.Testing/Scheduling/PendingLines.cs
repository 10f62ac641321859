using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>The interrupt lines that are raised and not served yet. Any processor whose level lets a line through can serve it.</summary>
internal sealed class PendingLines(SimulatedMachine machine)
{
    private readonly List<InterruptLine> _lines = [];

    public IEnumerable<InterruptLine> All => _lines;

    public void Request(InterruptLine line)
    {
        machine.Note(TraceKind.Assert, line);
        if (!_lines.Contains(line))
        {
            _lines.Add(line);
            HandOverMasked();
        }
    }

    public void Remove(InterruptLine line) => _lines.Remove(line);

    /// <summary>Leaves the lines whose lock is held to the holder of the lock, and forgets those that need nothing any more.</summary>
    public void HandOverMasked()
    {
        if (_lines.Count == 0)
        {
            return;
        }

        machine.IsQuiet = true;
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            var line = _lines[i];
            if (!line.NeedsService)
            {
                _lines.RemoveAt(i);
            }
            else if (line.IsMasked)
            {
                _lines.RemoveAt(i);
                machine.Note(TraceKind.Masked, line);
                line.Service();
            }
        }

        machine.IsQuiet = false;
    }

    /// <summary>Adds the lines that a level lets through.</summary>
    public void AddTo(ChoiceList choices, ChoiceKind kind, Irql level, int processor)
    {
        foreach (var line in _lines)
        {
            if (line.Irql > level)
            {
                choices.Add(kind, line, machine.Actors.Of(line), processor);
            }
        }
    }

    /// <summary>The highest line that a level lets through, or null.</summary>
    public InterruptLine? Highest(Irql level)
    {
        InterruptLine? highest = null;
        foreach (var line in _lines)
        {
            if (line.Irql > (highest?.Irql ?? level))
            {
                highest = line;
            }
        }

        return highest;
    }
}
