namespace StreamClass.Testing.Recording;

/// <summary>A routine of the minidriver came back.</summary>
public sealed record RoutineEnded : RecordedCall
{
    /// <summary>The routine, as it was named when it began.</summary>
    public required string Routine { get; init; }

    /// <summary>The <see cref="RecordedCall.Number"/> of its begin.</summary>
    public required int Began { get; init; }

    /// <summary>What it answered: "claimed" or "not mine", a status; null when it answers nothing.</summary>
    public object? Answer { get; init; }

    /// <summary>What it threw, or null.</summary>
    public Exception? Thrown { get; init; }

    /// <inheritdoc/>
    public override string Description =>
        Thrown is not null ? $"{Routine} threw {Thrown.GetType().Name}: {Thrown.Message}"
        : Answer is null ? $"{Routine} came back"
        : $"{Routine} answered {Answer}";
}
