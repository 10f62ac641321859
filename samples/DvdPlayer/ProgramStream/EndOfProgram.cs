namespace DvdPlayer.ProgramStream;

/// <summary>How a program stream ended.</summary>
/// <param name="IsComplete">False if the data stopped in the middle of a pack.</param>
/// <param name="Offset">The byte offset at which the data ended.</param>
/// <param name="SkippedBytes">Bytes that belonged to no pack and were passed over.</param>
internal readonly record struct EndOfProgram(bool IsComplete, long Offset, long SkippedBytes)
{
    /// <summary>One line for the user.</summary>
    public override string ToString()
    {
        var end = IsComplete ? $"complete, {Offset} bytes" : $"cut off at byte offset {Offset}, in the middle of a pack";
        return SkippedBytes == 0 ? end : $"{end}; {SkippedBytes} bytes belonged to no pack and were skipped";
    }
}
