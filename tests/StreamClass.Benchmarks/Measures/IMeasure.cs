namespace StreamClass.Benchmarks.Measures;

/// <summary>One thing that is measured beside the headline.</summary>
internal interface IMeasure
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>One line for the list of measures.</summary>
    string Summary { get; }

    /// <summary>Measures.</summary>
    /// <exception cref="InvalidOperationException">What was counted does not agree.</exception>
    Task<IReadOnlyList<Figure>> RunAsync();
}
