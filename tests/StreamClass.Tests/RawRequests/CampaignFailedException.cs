namespace StreamClass.Tests.RawRequests;

/// <summary>A campaign broke something. The message has what replays it.</summary>
internal sealed class CampaignFailedException(ulong seed, string message, Exception? inner = null)
    : Exception($"Seed {seed}: {message}", inner);
