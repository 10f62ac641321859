using StreamClass.Hardware;

namespace DvdPlayer.CommandLine;

/// <summary>What the user asked for.</summary>
internal sealed record PlayerOptions
{
    /// <summary>The file to play; null for the clip that comes with the player.</summary>
    public string? Path { get; init; }

    /// <summary>Where pictures and sound are written.</summary>
    public string OutputFolder { get; init; } = "out";

    /// <summary>How fast the board's clock runs.</summary>
    public OscillatorSpeed Speed { get; init; } = OscillatorSpeed.RealTime;

    /// <summary>The audio track, from 0; null for the first that can be decoded.</summary>
    public int? AudioTrack { get; init; }

    /// <summary>How many times the file is played, without a gap.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>Whether the board has its decoder chip.</summary>
    public bool Decodes { get; init; } = true;

    /// <summary>Whether pictures are written.</summary>
    public bool WritesFrames { get; init; } = true;

    /// <summary>Whether the summary is one JSON object.</summary>
    public bool AsJson { get; init; }

    /// <summary>Whether only the usage is wanted.</summary>
    public bool ShowsUsage { get; init; }
}
