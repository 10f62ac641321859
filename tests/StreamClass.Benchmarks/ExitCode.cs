namespace StreamClass.Benchmarks;

/// <summary>What a benchmark tells the shell.</summary>
internal enum ExitCode
{
    /// <summary>It came to its end. Targets that are not met are printed; they are no failure of the run.</summary>
    Done = 0,

    /// <summary>What was measured did not do what it should, or does not add up, so there are no figures.</summary>
    Failed = 1,

    /// <summary>The command line made no sense.</summary>
    NotTried = 2,

    /// <summary>The user stopped it: 128 and the number of SIGINT.</summary>
    Interrupted = 130,
}
