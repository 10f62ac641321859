namespace DvdPlayer.Playback;

/// <summary>How the feeding of a program ended.</summary>
/// <param name="IsComplete">Whether all of the program was fed.</param>
/// <param name="Text">One line for the user.</param>
/// <param name="IsBroken">Whether reading on was impossible, which the text then says; otherwise the data just ended.</param>
internal sealed record FeedingEnd(bool IsComplete, string Text, bool IsBroken);
