using System.Text.Json.Serialization;

namespace DvdPlayer.Reporting;

/// <summary>What a playback came to.</summary>
internal sealed record PlaybackSummary
{
    /// <summary>Pictures that came from the board.</summary>
    public required long Pictures { get; init; }

    /// <summary>Samples of each channel.</summary>
    public required long Samples { get; init; }

    /// <summary>Bytes of samples.</summary>
    public required long AudioBytes { get; init; }

    /// <summary>How long the stream is.</summary>
    public required double StreamSeconds { get; init; }

    /// <summary>The time from the first write to the last completion.</summary>
    public required double PlaySeconds { get; init; }

    /// <summary>How much faster than real time that was.</summary>
    public double Factor => PlaySeconds > 0 ? StreamSeconds / PlaySeconds : 0;

    /// <summary>How far a picture was from its time stamp by the master clock at most; null if that was not measured.</summary>
    public required double? LargestOffsetMilliseconds { get; init; }

    /// <summary>Pictures that came more than half a frame time early or late; null if that was not measured, or means nothing.</summary>
    public required int? PicturesOutOfTime { get; init; }

    /// <summary>How often each command was sent to the minidriver.</summary>
    public required IReadOnlyDictionary<string, long> Srbs { get; init; }

    /// <summary>How often the interrupt service routine was called.</summary>
    public required long Interrupts { get; init; }

    /// <summary>Bytes that the board moved by itself.</summary>
    public required long DmaBytes { get; init; }

    /// <summary>Whether all was played.</summary>
    public required bool Complete { get; init; }

    /// <summary>How the program ended.</summary>
    public required string End { get; init; }

    /// <summary>One line for standard error; null if all was played.</summary>
    [JsonIgnore]
    public string? Complaint { get; init; }
}
