namespace StreamClass.Benchmarks;

/// <summary>What a benchmark tells the shell.</summary>
internal enum ExitCode
{
    /// <summary>It came to its end. Targets that are not met are printed; they are no failure of the run.</summary>
    Done = 0,

    /// <summary>The command line made no sense.</summary>
    NotTried = 2,
}
