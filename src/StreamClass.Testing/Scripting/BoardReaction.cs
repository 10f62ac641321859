namespace StreamClass.Testing.Scripting;

/// <summary>One thing that a board does because of an access.</summary>
/// <param name="After">How long after the access, or after what the board did because of it before.</param>
/// <param name="Perform">What it does.</param>
internal readonly record struct BoardReaction(TimeSpan After, Action<ScriptedBoard> Perform);
