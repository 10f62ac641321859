using StreamClass.Minidriver;

namespace StreamClass.Testing.Recording;

/// <summary>Which request a call was about.</summary>
/// <param name="Name">Names it: the device, the command, and a number.</param>
/// <param name="Command">Its command.</param>
/// <param name="Argument">The state, power state or idleness that it carries; null for other commands.</param>
public sealed record RecordedRequest(string Name, SrbCommand Command, object? Argument)
{
    /// <inheritdoc/>
    public override string ToString() => Argument is null ? Name : $"{Name} ({Argument})";
}
