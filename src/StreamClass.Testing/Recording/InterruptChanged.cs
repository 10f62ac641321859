namespace StreamClass.Testing.Recording;

/// <summary>The board raised or dropped its interrupt.</summary>
public sealed record InterruptChanged : RecordedCall
{
    /// <summary>Whether it is up now.</summary>
    public required bool IsAsserted { get; init; }

    /// <inheritdoc/>
    public override string Description => IsAsserted ? "its board raises the interrupt" : "its board drops the interrupt";
}
