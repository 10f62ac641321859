namespace DvdDecoder.Board.Chip;

/// <summary>What ends with an access unit besides the unit itself.</summary>
internal enum UnitEnd
{
    /// <summary>Nothing: the stream goes on.</summary>
    None,

    /// <summary>The sequence: a sequence_end_code follows.</summary>
    Sequence,

    /// <summary>The stream, as its feeder said.</summary>
    Stream,

    /// <summary>The stream, in the middle of anything.</summary>
    Discontinuity,
}
