using StreamClass.Kernel;

namespace StreamClass.Testing.Recording;

/// <summary>A request was finished.</summary>
public sealed record RequestEnded : RecordedCall
{
    /// <summary>The request.</summary>
    public required RecordedRequest Request { get; init; }

    /// <summary>What its client is told.</summary>
    public required NtStatus Status { get; init; }

    /// <summary>Who finished it.</summary>
    public required EndedBy By { get; init; }

    /// <summary>The number of its stream, or null.</summary>
    public int? Stream { get; init; }

    /// <inheritdoc/>
    public override string Description => $"{Request} ends with {Status}: {Who}";

    private string Who => By switch
    {
        EndedBy.Minidriver => "completed by the minidriver",
        EndedBy.Abort => "aborted by the minidriver",
        EndedBy.ClassDriver => "ended by the class driver, while the minidriver had it",
        _ => "ended by the class driver, before the minidriver had it",
    };
}
