namespace StreamClass.Tests.RawRequests;

/// <summary>How much a campaign does.</summary>
internal sealed record CampaignOptions
{
    public const int FullCount = 1_000_000;

    /// <summary>How many requests all attackers send together.</summary>
    public int Count { get; init; } = 20_000;

    public ulong Seed { get; init; } = 1;

    public int Attackers { get; init; } = 2;

    /// <summary>How the clients are set going: as they are in a simulation, on threads of their own live.</summary>
    public Func<Func<Task>, Task> Start { get; init; } = static client => client();
}
