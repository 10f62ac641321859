namespace StreamClass.PlugAndPlay;

/// <summary>How a device went.</summary>
/// <param name="IsClean">Whether the minidriver answered everything in time.</param>
/// <param name="StuckRoutine">The routine that did not return, when that is why not.</param>
public sealed record DeviceRemoval(bool IsClean, string? StuckRoutine);
