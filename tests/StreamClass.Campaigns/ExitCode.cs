namespace StreamClass.Campaigns;

/// <summary>What a campaign tells the shell.</summary>
internal enum ExitCode
{
    /// <summary>It came to its end, and nothing was wrong.</summary>
    Done = 0,

    /// <summary>Something was wrong.</summary>
    Failed = 1,

    /// <summary>The command line made no sense.</summary>
    NotTried = 2,

    /// <summary>Ctrl+C ended it, as shells count it.</summary>
    Interrupted = 130,
}
