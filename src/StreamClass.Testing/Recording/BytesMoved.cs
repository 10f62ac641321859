using System.Globalization;

namespace StreamClass.Testing.Recording;

/// <summary>The board moved bytes from or to memory, within one frame.</summary>
public sealed record BytesMoved : RecordedCall
{
    /// <summary>The physical address of the first byte.</summary>
    public required ulong Address { get; init; }

    /// <summary>How many bytes.</summary>
    public required int Length { get; init; }

    /// <summary>Whether the board wrote them to memory; otherwise it read them.</summary>
    public required bool IsToMemory { get; init; }

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"its board {(IsToMemory ? "wrote" : "read")} {Length} bytes at 0x{Address:X8}");
}
