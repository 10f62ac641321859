namespace StreamClass.Testing.Scripting;

/// <summary>One access of a driver to a register or port, as the board saw it.</summary>
/// <param name="Kind">A read or a write.</param>
/// <param name="Range">The index of the range.</param>
/// <param name="Register">Where in the range, in bytes.</param>
/// <param name="Width">How many bytes: 1, 2 or 4.</param>
/// <param name="Value">What was written, or what the board answered.</param>
/// <param name="Time">When, since the board was plugged in.</param>
/// <param name="Routine">The routine of the minidriver that did it; null when none was running.</param>
public readonly record struct RegisterAccess(
    AccessKind Kind, int Range, int Register, int Width, uint Value, TimeSpan Time, string? Routine);
