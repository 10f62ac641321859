namespace StreamClass.Testing.Coverage;

/// <summary>Collects the coverage of a whole suite, and prints its table when it is disposed.</summary>
/// <remarks>
/// A fixture that all tests of a suite share, of whatever test framework: with xUnit the class of an assembly or collection fixture.
/// Tests give <see cref="Coverage"/> to their runs.
/// </remarks>
public class CoverageReport : IDisposable
{
    /// <summary>What the suite has reached so far.</summary>
    public ProtocolCoverage Coverage { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Write(Coverage.ToString());
        GC.SuppressFinalize(this);
    }

    /// <summary>Prints the table: to the standard output, unless overridden.</summary>
    /// <param name="table">The table.</param>
    protected virtual void Write(string table) => Console.Out.WriteLine(table);
}
