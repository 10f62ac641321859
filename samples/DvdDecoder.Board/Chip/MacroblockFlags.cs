namespace DvdDecoder.Board.Chip;

/// <summary>What macroblock_type says.</summary>
[Flags]
internal enum MacroblockFlags
{
    /// <summary>No motion, nothing coded.</summary>
    None = 0,

    /// <summary>Coded without a prediction.</summary>
    Intra = 1,

    /// <summary>A coded block pattern follows.</summary>
    Pattern = 2,

    /// <summary>Predicted from the earlier reference.</summary>
    Forward = 4,

    /// <summary>Predicted from the later reference.</summary>
    Backward = 8,

    /// <summary>A new quantizer scale follows.</summary>
    Quantizer = 16,
}
