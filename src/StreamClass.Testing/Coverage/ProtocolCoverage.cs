using System.Globalization;
using System.Text;

namespace StreamClass.Testing.Coverage;

/// <summary>Which cases of the protocol runs have reached: what happened while the minidriver had a request.</summary>
/// <remarks>
/// Give it to runs as <see cref="SimulationOptions.Coverage"/>, to as many as wanted, also at the same time; each adds what it has
/// reached when it is over. Thread-safe.
/// </remarks>
public sealed class ProtocolCoverage
{
    private const int NameWidth = 34;

    private readonly long[] _counts = new long[ProtocolTable.Count];
    private readonly long[] _deliveries = new long[ProtocolTable.Rows.Count];
    private int _reached;

    /// <summary>How many cells have been reached.</summary>
    public int ReachedCount => Volatile.Read(ref _reached);

    /// <summary>The cells that have been reached, in the order of the table.</summary>
    public IReadOnlyList<CoverageCell> Reached =>
        [.. Enumerable.Range(0, _counts.Length).Where(IsReached).Select(ProtocolTable.CellAt)];

    /// <summary>The cells that can be reached and have not been, of the commands that have.</summary>
    public IReadOnlyList<CoverageCell> Missing =>
        [.. Enumerable.Range(0, _counts.Length).Where(index => IsCounted(index) && !IsReached(index)).Select(ProtocolTable.CellAt)];

    /// <summary>How much of what can be reached has been, from 0 to 1: of the commands that the minidriver was given in some state.</summary>
    public double Share
    {
        get
        {
            var counted = Enumerable.Range(0, _counts.Length).Where(IsCounted).ToArray();
            return counted.Length == 0 ? 0 : (double)counted.Count(IsReached) / counted.Length;
        }
    }

    /// <summary>How often a cell was reached.</summary>
    /// <param name="cell">The cell.</param>
    public long CountOf(CoverageCell cell) =>
        Volatile.Read(ref _counts[ProtocolTable.IndexOf(ProtocolTable.RowOf(cell.Command, cell.State), cell.Event)]);

    /// <summary>Adds what another has reached.</summary>
    /// <param name="other">The other.</param>
    public void Merge(ProtocolCoverage other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var index = 0; index < _counts.Length; index++)
        {
            Add(index, Volatile.Read(ref other._counts[index]));
        }

        for (var row = 0; row < _deliveries.Length; row++)
        {
            Interlocked.Add(ref _deliveries[row], Volatile.Read(ref other._deliveries[row]));
        }
    }

    /// <summary>The table: a row for each command and state, a column for each event; a dot is a cell that can be reached and was not.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(' ', NameWidth).Append(" Delivered");
        foreach (var happened in Enum.GetValues<InterruptingEvent>())
        {
            text.Append(CultureInfo.InvariantCulture, $" {happened}");
        }

        text.Append('\n');
        for (var row = 0; row < ProtocolTable.Rows.Count; row++)
        {
            if (IsRowReached(row))
            {
                AppendRow(text, row);
            }
        }

        var rows = Enumerable.Range(0, ProtocolTable.Rows.Count).Count(IsRowReached);
        return text
            .Append(CultureInfo.InvariantCulture, $"{ReachedCount} cells, {Share:P0} of those of the {rows} rows that were reached at all ")
            .Append(CultureInfo.InvariantCulture, $"(there are {ProtocolTable.Rows.Count}).")
            .ToString();
    }

    /// <summary>Adds what a run has reached.</summary>
    internal void Add(RunCoverage run)
    {
        foreach (var (index, count) in run.Counts)
        {
            Add(index, count);
        }

        foreach (var (row, count) in run.Deliveries)
        {
            Interlocked.Add(ref _deliveries[row], count);
        }
    }

    private void Add(int index, long count)
    {
        if (count > 0 && Interlocked.Add(ref _counts[index], count) == count)
        {
            Interlocked.Increment(ref _reached);
        }
    }

    private void AppendRow(StringBuilder text, int row)
    {
        var (command, state) = ProtocolTable.Rows[row];
        text.Append((state is null ? $"{command}" : $"{command} {state}").PadRight(NameWidth));
        text.Append(CultureInfo.InvariantCulture, $" {Volatile.Read(ref _deliveries[row]),9}");
        foreach (var happened in Enum.GetValues<InterruptingEvent>())
        {
            var index = ProtocolTable.IndexOf(row, happened);
            var mark = IsReached(index) ? Volatile.Read(ref _counts[index]).ToString(CultureInfo.InvariantCulture)
                : ProtocolTable.IsReachable(ProtocolTable.CellAt(index)) ? "." : string.Empty;
            text.Append(' ').Append(mark.PadLeft(happened.ToString().Length));
        }

        text.Append('\n');
    }

    private bool IsReached(int index) => Volatile.Read(ref _counts[index]) > 0;

    private bool IsRowReached(int row) =>
        Volatile.Read(ref _deliveries[row]) > 0 || Enumerable.Range(row * ProtocolTable.Columns, ProtocolTable.Columns).Any(IsReached);

    private bool IsCounted(int index) =>
        IsRowReached(index / ProtocolTable.Columns) && (IsReached(index) || ProtocolTable.IsReachable(ProtocolTable.CellAt(index)));
}
