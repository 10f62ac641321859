using System.Globalization;

namespace StreamClass.Testing.Recording;

/// <summary>A register or port was read or written.</summary>
public sealed record RegisterAccessed : RecordedCall
{
    /// <summary>Whether it was written.</summary>
    public required bool IsWrite { get; init; }

    /// <summary>The index of the range of the board.</summary>
    public required int Range { get; init; }

    /// <summary>Where in the range, in bytes.</summary>
    public required int Offset { get; init; }

    /// <summary>How many bytes: 1, 2 or 4.</summary>
    public required int Width { get; init; }

    /// <summary>What was read or written.</summary>
    public required uint Value { get; init; }

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"{(IsWrite ? "writes" : "reads")} range {Range} +0x{Offset:X2} = 0x{Value.ToString($"X{Width * 2}", CultureInfo.InvariantCulture)}");
}
