namespace StreamClass.Testing.Injections;

/// <summary>What is left when a scenario has borne everything that was done to it.</summary>
public sealed record InjectionResult
{
    /// <summary>How many injections were found in the undisturbed runs, of which the options may have left some out.</summary>
    public required long Found { get; init; }

    /// <summary>How many runs were made, each with one injection.</summary>
    public required long Runs { get; init; }

    /// <summary>In how many of them the scenario came to its end as if nothing had happened.</summary>
    public required long Undisturbed { get; init; }

    /// <summary>In how many it threw what the injection explains.</summary>
    public required long Explained { get; init; }
}
