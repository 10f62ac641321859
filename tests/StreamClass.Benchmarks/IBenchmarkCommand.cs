namespace StreamClass.Benchmarks;

/// <summary>One word of the command line.</summary>
internal interface IBenchmarkCommand
{
    string Name { get; }

    /// <summary>One line for the list of commands.</summary>
    string Summary { get; }

    /// <summary>Runs it.</summary>
    /// <param name="arguments">What follows the name.</param>
    /// <returns>What the process tells the shell.</returns>
    /// <exception cref="FormatException">The arguments are not understood.</exception>
    Task<ExitCode> RunAsync(string[] arguments);
}
