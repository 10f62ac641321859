namespace DvdPlayer.CommandLine;

/// <summary>The arguments make no sense. The message is one line.</summary>
internal sealed class UsageException(string message) : Exception(message);
