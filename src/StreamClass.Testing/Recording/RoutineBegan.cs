namespace StreamClass.Testing.Recording;

/// <summary>A routine of the minidriver was called.</summary>
public sealed record RoutineBegan : RecordedCall
{
    /// <summary>The routine: a method of the interface, or "timer routine" and the like.</summary>
    public required string Routine { get; init; }

    /// <summary>The number of the stream that it was called for, or null.</summary>
    public int? Stream { get; init; }

    /// <summary>The request that it was given, or null.</summary>
    public RecordedRequest? Request { get; init; }

    /// <summary>Whether it hands a request to the minidriver, rather than asking for one back.</summary>
    internal bool IsDelivery { get; init; }

    /// <inheritdoc/>
    public override string Description => $"{Routine}{Words.Stream(Stream)}{Words.Request(Request)}";
}
