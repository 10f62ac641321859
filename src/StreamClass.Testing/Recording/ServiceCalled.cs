using StreamClass.Kernel;

namespace StreamClass.Testing.Recording;

/// <summary>The minidriver called a service of the class driver.</summary>
public sealed record ServiceCalled : RecordedCall
{
    /// <summary>The service, as <see cref="Minidriver.IStreamClass"/> names it.</summary>
    public required string Service { get; init; }

    /// <summary>The number of the stream that it is about, or null.</summary>
    public int? Stream { get; init; }

    /// <summary>The request that it is about, or null.</summary>
    public RecordedRequest? Request { get; init; }

    /// <summary>The status that the request had then, or null.</summary>
    public NtStatus? Status { get; init; }

    /// <summary>What else it said: the kind of a notification, the time of a timer, a priority; or null.</summary>
    public object? Argument { get; init; }

    /// <inheritdoc/>
    public override string Description =>
        $"calls {Service}{Words.Argument(Argument)}{Words.Stream(Stream)}{Words.Request(Request)}{Words.Argument(Status)}";
}
