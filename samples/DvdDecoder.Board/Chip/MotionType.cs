namespace DvdDecoder.Board.Chip;

/// <summary>How a macroblock is predicted.</summary>
internal enum MotionType
{
    /// <summary>From one field: the whole of a field picture's macroblock, or each field of a frame picture's by its own vector.</summary>
    Field,

    /// <summary>Frame pictures: from the frame, by one vector.</summary>
    Frame,

    /// <summary>Field pictures: the upper and the lower half by their own vectors.</summary>
    Halves,

    /// <summary>From both fields, by one vector and a small correction.</summary>
    DualPrime,
}
